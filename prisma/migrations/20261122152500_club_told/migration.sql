-- Every process keeps the club's row in memory. Who changes it past the use cases, by hand or by a script, tells them too:
-- this text is no notice of facts, and so it stands for «anything».
CREATE FUNCTION tell_club_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bashgah_committed', 'club');
  RETURN NULL;
END $$;

CREATE TRIGGER "Club_changed" AFTER INSERT OR UPDATE OR DELETE ON "Club"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_club_changed();
