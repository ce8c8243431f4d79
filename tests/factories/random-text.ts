import type { Random } from "./random.ts";

const givenNames = [
  "زهرا",
  "علی",
  "نرگس",
  "مهدی",
  "فاطمه",
  "رضا",
  "مریم",
  "امیر",
  "سارا",
  "حسین",
  "الهام",
  "پویا",
  "شیرین",
  "کاوه",
];
const familyNames = [
  "کریمی",
  "رضایی",
  "محمدی",
  "احمدی",
  "موسوی",
  "جعفری",
  "حسینی",
  "رستمی",
  "نوروزی",
  "شریفی",
  "میرزایی",
];
const things = [
  "دوربین",
  "گوشی",
  "لپ‌تاپ",
  "چاپگر",
  "تبلت",
  "هدفون",
  "باتری",
  "صفحه‌نمایش",
  "لنز",
  "شارژر",
  "اسکنر",
  "تلویزیون",
];
const qualities = ["خوش‌دست", "سبک", "کم‌مصرف", "پرسرعت", "بی‌صدا", "ارزان", "خوش‌ساخت", "باکیفیت", "جمع‌وجور", "بادوام"];
const times = ["دو هفته است که", "از پارسال", "بعد از یک ماه", "از همان روز اول", "تا امروز", "چند وقتی است که"];
const openings = ["به نظر من", "راستش", "در کل", "از حق نگذریم", "دوستان", "برای کسی که تازه شروع کرده"];
const predicates = [
  "هیچ مشکلی نداشته است",
  "از آنچه انتظار داشتم بهتر کار می‌کند",
  "کمی داغ می‌کند ولی آزاردهنده نیست",
  "ارزش قیمتش را دارد",
  "با به‌روزرسانی آخر خیلی روان‌تر شد",
  "در نور کم عکس‌های خوبی می‌گیرد",
  "یک روز کامل شارژ نگه می‌دارد",
  "نسبت به مدل قبلی پیشرفت کرده است",
  "را به خانواده‌ام هم پیشنهاد کردم",
  "را نمی‌خواهم با چیز دیگری عوض کنم",
];
const questions = [
  "کسی می‌داند قطعه‌هایش را از کجا می‌شود خرید؟",
  "آیا گارانتی این مورد را می‌پوشاند؟",
  "شما چه تنظیمی را پیشنهاد می‌کنید؟",
  "این مشکل فقط برای من پیش آمده؟",
];

/** A Persian name, given name first. */
export function randomName(random: Random): string {
  return `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

/** A title somebody might give a topic. */
export function randomTitle(random: Random): string {
  const thing = random.pick(things);
  return random.pick([
    `تجربه‌ی من از این ${thing}`,
    `کدام ${thing} را بخرم؟`,
    `${thing} ${random.pick(qualities)} یا ${random.pick(qualities)}؟`,
    `چند نکته درباره‌ی ${thing} تازه‌ام`,
    `مشکل ${thing} پس از ${random.between(2, 11)} ماه`,
  ]);
}

/** One Persian sentence, with half-spaces and now and then digits, as people write. */
function randomSentence(random: Random): string {
  if (random.share() < 0.12) return random.pick(questions);
  const thing = random.pick(things);
  const subject = random.pick([`این ${thing}`, `${thing}م`, `${thing} ${random.pick(qualities)}ی که خریدم`]);
  const opening = random.share() < 0.5 ? `${random.pick(openings)} ` : "";
  const when = random.share() < 0.4 ? `${random.pick(times)} ` : "";
  return `${opening}${when}${subject} ${random.pick(predicates)}.`;
}

/** A few sentences. */
export function randomParagraph(random: Random): string {
  return Array.from({ length: random.between(1, 5) }, () => randomSentence(random)).join(" ");
}

/** Plain text of so many paragraphs, with blank lines between. */
export function randomText(random: Random, paragraphs = random.between(1, 3)): string {
  return Array.from({ length: paragraphs }, () => randomParagraph(random)).join("\n\n");
}
