-- CreateTable
CREATE TABLE "MeilisearchIndex" (
    "id" SERIAL NOT NULL,
    "uid" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "madeFor" TEXT NOT NULL,
    "settings" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MeilisearchIndex_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchPending" (
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "turn" BIGSERIAL NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SearchPending_pkey" PRIMARY KEY ("kind","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MeilisearchIndex_uid_key" ON "MeilisearchIndex"("uid");

-- CreateIndex
CREATE INDEX "SearchPending_turn_idx" ON "SearchPending"("turn");

-- CreateIndex
CREATE INDEX "SearchPending_since_idx" ON "SearchPending"("since");

ALTER TABLE "MeilisearchIndex" ADD CONSTRAINT "MeilisearchIndex_state" CHECK (state IN ('building', 'live', 'former'));
CREATE UNIQUE INDEX "MeilisearchIndex_one" ON "MeilisearchIndex" (state) WHERE state <> 'former';
