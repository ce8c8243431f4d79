-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "showsPresence" BOOLEAN NOT NULL DEFAULT false;

-- A member who shows themselves, or no longer, is somebody else to open browsers at once.
CREATE FUNCTION tell_presence_chosen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_live('access.changed', ARRAY[NEW.id::text]);
  RETURN NULL;
END $$;

CREATE TRIGGER "Member_presence_chosen" AFTER UPDATE OF "showsPresence" ON "Member" FOR EACH ROW
  WHEN (OLD."showsPresence" IS DISTINCT FROM NEW."showsPresence") EXECUTE FUNCTION tell_presence_chosen();
