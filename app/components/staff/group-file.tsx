import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { GroupFileView } from "#app/domain/accounts/read-group-file.server.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { staffGroupFilePath, staffGroupPath } from "#app/paths.ts";
import { FileField } from "../form/file-field.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";

/** Chooses a file of members; it is read and shown before anything is added. */
export function GroupFilePicker({ group, state }: { group: { id: string }; state: FormState | undefined }) {
  const t = useTranslations("staff");
  return (
    <Form method="post" action={staffGroupFilePath(group)} encType="multipart/form-data" className="space-y-4">
      <FileField name="file" label={t("file")} state={state} required accept=".csv,.txt,text/csv" />
      <Button name="intent" value="read" variant="secondary">
        {t("readFile")}
      </Button>
    </Form>
  );
}

/** What a file would do, and doing it. */
export function GroupFilePreview({ group, file }: { group: { id: string }; file: GroupFileView }) {
  const t = useTranslations("staff");
  const count = file.memberIds.length - file.already;
  return (
    <div className="space-y-4">
      <ul className="list-disc space-y-1 ps-6">
        <li>{t("fileLines", { count: file.lines })}</li>
        <li className="font-medium">{t("fileNew", { count })}</li>
        {file.already > 0 && <li>{t("fileAlready", { count: file.already })}</li>}
        {file.repeated > 0 && <li>{t("fileRepeated", { count: file.repeated })}</li>}
        {file.unknownCount > 0 && <li className="text-warn">{t("fileUnknown", { count: file.unknownCount })}</li>}
      </ul>
      {file.unknown.length > 0 && <UnknownLines file={file} />}
      <Form method="post" encType="multipart/form-data" className="flex flex-wrap gap-2">
        <input type="hidden" name="memberIds" value={file.memberIds.join(" ")} />
        {count > 0 && (
          <Button name="intent" value="confirm">
            {t("fileConfirm", { count })}
          </Button>
        )}
        <ButtonLink variant="secondary" to={staffGroupPath(group)}>
          {t("fileOther")}
        </ButtonLink>
      </Form>
    </div>
  );
}

function UnknownLines({ file }: { file: GroupFileView }) {
  const t = useTranslations("staff");
  return (
    <div>
      {file.unknownCount > file.unknown.length && (
        <p className="mb-1 text-sm text-text-soft">{t("fileFirst", { count: file.unknown.length })}</p>
      )}
      <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-control border border-line text-sm">
        {file.unknown.map(({ line, value }) => (
          <li key={line} className="flex flex-wrap gap-x-4 px-3 py-2">
            <span className="text-text-soft tabular-nums">{t("fileLine", { line })}</span>
            <bdi className="wrap-anywhere">{value || t("fileEmpty")}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
