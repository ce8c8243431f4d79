-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_nextAt_idx" ON "WebhookDelivery"("webhookId", "nextAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_deadAt_idx" ON "WebhookDelivery"("deadAt");
