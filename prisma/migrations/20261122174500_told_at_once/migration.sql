-- What open browsers must hear of at once, whoever changes the row: a session that ended, access that changed, a
-- notification that came or was read. Each statement tells of all its rows, in texts that pg_notify takes (8,000 bytes).
CREATE FUNCTION tell_live(what text, ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR part IN 0 .. (coalesce(cardinality(ids), 0) - 1) / 120 LOOP
    PERFORM pg_notify('bashgah_live', json_build_object('kind', what, 'ids', ids[part * 120 + 1 : part * 120 + 120])::text)
      WHERE cardinality(ids) > 0;
  END LOOP;
END $$;

CREATE FUNCTION tell_sessions_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_live('sessions.ended', array_agg(id)) FROM gone;
  RETURN NULL;
END $$;

CREATE FUNCTION tell_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_live('access.changed', array_agg(DISTINCT "memberId"::text)) FROM changed;
  RETURN NULL;
END $$;

CREATE FUNCTION tell_members_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_live('members.told', array_agg(DISTINCT "memberId"::text)) FROM changed;
  RETURN NULL;
END $$;

CREATE TRIGGER "Session_ended" AFTER DELETE ON "Session"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tell_sessions_ended();

CREATE TRIGGER "GroupMember_joined" AFTER INSERT ON "GroupMember"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_access_changed();
CREATE TRIGGER "GroupMember_left" AFTER DELETE ON "GroupMember"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_access_changed();
CREATE TRIGGER "MemberRole_given" AFTER INSERT ON "MemberRole"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_access_changed();
CREATE TRIGGER "MemberRole_taken" AFTER DELETE ON "MemberRole"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_access_changed();

CREATE TRIGGER "Notification_came" AFTER INSERT ON "Notification"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_members_told();
CREATE TRIGGER "Notification_read" AFTER UPDATE ON "Notification"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_members_told();
