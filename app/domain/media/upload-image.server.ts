import { randomBytes } from "node:crypto";
import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, daySeconds, hourSeconds, now } from "#app/platform/clock.ts";
import { type Database, db } from "#app/platform/db/client.server.ts";
import { putFile, removeFile } from "#app/platform/files.server.ts";
import { type ImageProblem, type Rendition, renderPicture, UnusableImage } from "#app/platform/images.server.ts";
import { log } from "#app/platform/log.server.ts";
import { countUnreadable, demandFewUnreadable } from "./refused-files.server.ts";
import {
  maxImageBytes,
  maxImagePixels,
  maxImageSeconds,
  maxImageSide,
  maxRenditionHeight,
  mediaSettings,
  renditionName,
  renditionPlace,
  renditionWidths,
  squareFrom,
  squareWidths,
} from "./rules.ts";
import { type MediaRow, type MediaView, mediaFields, toMediaView } from "./views.ts";

export type UploadImage = {
  bytes: Uint8Array;
  alt?: string;
  /** Cuts the middle square out and keeps it small, for pictures of people. */
  square?: boolean;
};

/**
 * Takes a picture of a member: decoded, checked, written anew without its metadata under an address that cannot be
 * guessed. It is kept a day, and for good once something published shows it (`attachMedia`). The original is not kept.
 * @throws DomainError unauthenticated, silenced, file_missing, file_too_large, image_…, rate_limited, unavailable
 */
export async function uploadImage(actor: Actor, input: UploadImage): Promise<MediaView> {
  const { bytes, alt = "", square = false } = input;
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  await checkMayUpload(actor);
  if (bytes.byteLength === 0) throw new DomainError("file_missing", { field: "file" });
  if (bytes.byteLength > maxImageBytes) throw fileTooLarge();
  const renditions = await render(actor, bytes, square);
  return keep(actor, renditions, alt);
}

/**
 * Refuses somebody who may not upload now, before their file is read.
 * @throws DomainError silenced, suspended, must_agree_to_rules, rate_limited
 */
export async function checkMayUpload(actor: MemberActor): Promise<void> {
  demandActive(actor);
  await demandFewUnreadable(actor.id);
  await checkBudget(db, actor, await budget());
}

/** The refusal of a file with too many bytes. */
export function fileTooLarge(): DomainError {
  return new DomainError("file_too_large", { field: "file", values: { max: maxImageBytes / 1024 / 1024 } });
}

type Budget = typeof mediaSettings;

function budget(): Promise<Budget> {
  return clubSettings("media", mediaSettings);
}

async function checkBudget(database: Database, { id: ownerId }: MemberActor, most: Budget): Promise<void> {
  const recent = await database.media.findMany({
    where: { ownerId, createdAt: { gt: addSeconds(now(), -daySeconds) } },
    orderBy: { createdAt: "desc" },
    take: Math.max(most.uploadsPerHour, most.uploadsPerDay),
    select: { createdAt: true },
  });
  const windows = [
    [most.uploadsPerDay, daySeconds],
    [most.uploadsPerHour, hourSeconds],
  ] as const;
  for (const [uploads, seconds] of windows) {
    if (uploads <= 0) throw new DomainError("rate_limited"); // the club takes none
    const until = addSeconds(recent[uploads - 1]?.createdAt ?? new Date(0), seconds);
    if (until > now()) throw new DomainError("rate_limited", { until });
  }
}

async function render(actor: MemberActor, bytes: Uint8Array, square: boolean): Promise<Rendition[]> {
  try {
    return await renderPicture(bytes, {
      widths: square ? squareWidths : renditionWidths,
      squareFrom: square ? squareFrom : undefined,
      maxHeight: maxRenditionHeight,
      maxPixels: maxImagePixels,
      maxSide: maxImageSide,
      maxSeconds: maxImageSeconds,
    });
  } catch (error) {
    if (!(error instanceof UnusableImage)) throw error;
    if (error.wasDecoded) await countUnreadable(actor.id);
    throw refusal(error.problem);
  }
}

function refusal(problem: ImageProblem): DomainError {
  if (problem === "busy") return new DomainError("unavailable");
  const limits = { too_many_pixels: { max: maxImagePixels / 1_000_000 }, too_small: { min: squareFrom } };
  const values = limits[problem as keyof typeof limits];
  return new DomainError(`image_${problem}`, { field: "file", values });
}

/** The row comes first: files without a row would never be found again, a row without files is swept. */
async function keep(actor: MemberActor, renditions: Rendition[], alt: string): Promise<MediaView> {
  const key = randomBytes(16).toString("base64url");
  const widest = renditions.at(-1)!;
  const most = await budget();
  const row = await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`media:${actor.id}`}, 0))`;
    await checkBudget(tx, actor, most);
    return tx.media.create({
      data: {
        ownerId: actor.id,
        key,
        alt,
        width: widest.width,
        height: widest.height,
        bytes: renditions.reduce((sum, { webp }) => sum + webp.byteLength, 0),
        widths: renditions.map(({ width }) => width),
        createdAt: now(),
      },
      select: mediaFields,
    });
  });
  await write(row, renditions);
  return toMediaView(row);
}

/** Where there is no room for a picture, nothing of it is left: its row would count, and its files take what room there is. */
async function write(row: MediaRow, renditions: Rendition[]): Promise<void> {
  const places = renditions.map(({ width, webp }) => ({ place: renditionPlace(renditionName(row.key, width))!, webp }));
  const written = await Promise.allSettled(places.map(({ place, webp }) => putFile(place, webp)));
  const failed = written.find(({ status }) => status === "rejected") as PromiseRejectedResult | undefined;
  if (!failed) return;
  log.error({ error: failed.reason }, "a picture could not be written");
  await Promise.allSettled(places.map(({ place }) => removeFile(place)));
  await db.media.delete({ where: { id: row.id } });
  throw new DomainError("unavailable");
}
