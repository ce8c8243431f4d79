-- Who has a role of the club's own is somebody else to open browsers as soon as the role allows more or less.
CREATE FUNCTION tell_role_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_live('access.changed', array_agg("memberId"::text)) FROM "MemberRole" WHERE role = NEW.key;
  RETURN NULL;
END $$;

CREATE TRIGGER "CustomRole_permissions_changed" AFTER UPDATE OF permissions ON "CustomRole" FOR EACH ROW
  WHEN (OLD.permissions IS DISTINCT FROM NEW.permissions) EXECUTE FUNCTION tell_role_changed();
