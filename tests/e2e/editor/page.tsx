import { createRoot } from "react-dom/client";
import { IntlProvider } from "use-intl";
import { requestQuote } from "#app/components/editor/quote-request.ts";
import { RichTextField } from "#app/components/editor/rich-text-field.tsx";
import { messages } from "#app/i18n/fa.ts";

type Sent = Record<string, FormDataEntryValue>;
declare global {
  interface Window {
    sent: Sent[];
    requestQuote: typeof requestQuote;
  }
}

window.sent = [];
window.requestQuote = requestQuote;

/** A form with nothing in it but the field that people write in; under `?new` with the others of a new topic. */
function Page() {
  return (
    <IntlProvider locale="fa" messages={messages} timeZone="UTC">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          window.sent.push(Object.fromEntries(new FormData(event.currentTarget)));
        }}
      >
        {location.search === "?new" && <NewTopicFields />}
        <span id="label">متن</span>
        <RichTextField id="text" labelId="label" draftKey="topic:1" draftOwner="me" />
        <button type="submit">ارسال</button>
      </form>
    </IntlProvider>
  );
}

function NewTopicFields() {
  return (
    <>
      <input name="title" aria-label="title" />
      <input type="radio" name="kind" value="discussion" defaultChecked />
      <input type="radio" name="kind" value="idea" aria-label="idea" />
      <input name="tags" aria-label="tags" />
      <input type="hidden" name="productIds" value="lens" />
    </>
  );
}

createRoot(document.getElementById("root")!).render(<Page />);
