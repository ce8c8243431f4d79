import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { FileField } from "../form/file-field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";

type Props = { member: { id: string; name: string; avatarUrl: string | null }; state: FormState | undefined };

/** A member's own picture: chosen as a file, or removed. */
export function AvatarForm({ member, state }: Props) {
  const t = useTranslations("profile");
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
      <Avatar member={member} size={64} />
      <div className="min-w-0 grow basis-64">
        <Form method="post" encType="multipart/form-data" className="space-y-3">
          <ProblemBox problem={state?.errors[""]} />
          <FileField name="avatar" label={t("avatar")} hint={t("avatarHint")} state={state} />
          <div className="flex flex-wrap gap-2">
            <Button name="intent" value="avatar" variant="secondary">
              {t("avatarSave")}
            </Button>
            {member.avatarUrl && (
              <Button name="intent" value="remove-avatar" variant="quiet">
                {t("avatarRemove")}
              </Button>
            )}
          </div>
        </Form>
      </div>
    </div>
  );
}
