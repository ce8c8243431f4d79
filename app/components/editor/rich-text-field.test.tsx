import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { documentFromText } from "#app/domain/core/rich-text/from-text.ts";
import { joinDocuments } from "#app/domain/core/rich-text/join-documents.ts";
import { quotePost } from "#app/domain/core/rich-text/quote-post.ts";
import { RichTextField } from "./rich-text-field.tsx";

const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
const field = { id: "reply", labelId: "reply-label" };
const quote = quotePost({ postId: uuid, authorName: "علی", number: 3, text: "یک\nدو" });

test("without scripts it is a textarea that knows its name, its label and its error", () => {
  const html = renderToString(<RichTextField {...field} invalid describedBy="reply-error" />);
  expect(html).toMatch(/^<textarea id="reply" name="body" dir="auto"/);
  expect(html).toContain('aria-labelledby="reply-label" aria-describedby="reply-error" aria-invalid="true"');
});

test("it begins with the draft and the quote; what the server refused comes first", () => {
  const draft = joinDocuments(documentFromText("نیمه‌کاره"), { root: { type: "root", children: [quote] } });
  const shown = (props: object) => renderToString(<RichTextField {...field} initialDraft={draft} {...props} />);
  expect(shown({})).toContain("نیمه‌کاره\n\n&gt; @علی #3:\n&gt; یک\n&gt; دو</textarea>");
  expect(shown({ defaultText: "رد شده" })).toContain(">رد شده</textarea>");
});
