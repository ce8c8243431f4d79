-- CreateTable
CREATE TABLE "SearchDocument" (
    "generation" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "words" tsvector NOT NULL,
    "titleWords" tsvector,
    "access" TEXT[],
    "forumId" UUID,
    "productIds" UUID[],
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("generation","kind","id")
);

-- CreateTable
CREATE TABLE "SearchTerm" (
    "term" TEXT NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SearchTerm_pkey" PRIMARY KEY ("term")
);

-- CreateTable
CREATE TABLE "SearchIndex" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "live" SMALLINT NOT NULL,
    "building" SMALLINT,
    "filledAt" TIMESTAMPTZ(3),

    CONSTRAINT "SearchIndex_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchMiss" (
    "question" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SearchMiss_pkey" PRIMARY KEY ("question")
);

-- CreateIndex
CREATE INDEX "SearchDocument_generation_createdAt_idx" ON "SearchDocument"("generation", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "SearchMiss_lastAt_idx" ON "SearchMiss"("lastAt");

CREATE INDEX "SearchDocument_words" ON "SearchDocument" USING gin (words);
CREATE INDEX "SearchDocument_titleWords" ON "SearchDocument" USING gin ("titleWords") WHERE "titleWords" IS NOT NULL;
CREATE INDEX "SearchTerm_trgm" ON "SearchTerm" USING gin (term gin_trgm_ops);

-- Words much like one, whatever the operator's own threshold is. Trigrams only narrow down: who asks measures for itself.
CREATE FUNCTION search_terms_like(wanted text, most int) RETURNS TABLE (term text, documents int)
LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.25 AS $$
  SELECT known.term, known.documents FROM "SearchTerm" known
  WHERE known.term % wanted AND length(known.term) BETWEEN length(wanted) - 2 AND length(wanted) + 2
  ORDER BY similarity(known.term, wanted) DESC, known.documents DESC, known.term LIMIT most
$$;
