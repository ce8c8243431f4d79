-- Of the hundred that PostgreSQL keeps otherwise, a rare word is thought to stand in some hundred documents: then several of
-- them are looked for among all documents by date, where the index of words would say at once that there are none.
ALTER TABLE "SearchDocument" ALTER COLUMN words SET STATISTICS 1000;
ANALYZE "SearchDocument" (words);
