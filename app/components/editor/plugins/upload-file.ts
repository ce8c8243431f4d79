export type Uploaded = { id: string; width: number; height: number; src: string };
/** Why a file did not arrive: the club's own refusal with the values of its sentence, or the way there. */
export type Failure = { code: string; values?: Record<string, string | number> };
type Answer = { uploaded: Uploaded } | { failure: Failure } | { aborted: true };

/**
 * Sends one file and reports how much of it has gone, from 0 to 1 (`fetch` cannot). `failure` carries the code of the
 * club's refusal, or `offline`.
 */
export function uploadFile(
  path: string,
  file: File,
  { onProgress, signal }: { onProgress: (progress: number) => void; signal: AbortSignal },
): Promise<Answer> {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set("file", file);
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve({ failure: { code: "offline" } });
    request.ontimeout = () => resolve({ failure: { code: "offline" } });
    request.onabort = () => resolve({ aborted: true });
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.timeout = 120_000;
    request.send(body);
  });
}

function readAnswer({ status, response }: XMLHttpRequest): Answer {
  const answer = response as (Partial<Uploaded> & Partial<Failure>) | null;
  if (status < 300 && answer?.id && answer.src && answer.width && answer.height) {
    return { uploaded: { id: answer.id, src: answer.src, width: answer.width, height: answer.height } };
  }
  return { failure: { code: answer?.code ?? "unknown", values: answer?.values } };
}
