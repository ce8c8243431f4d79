/** Members of the sample club; nobody of these names is meant. */
export const sampleMembers = [
  { name: "نگین سپهری", city: "isfahan", bio: "عکاس سفر. بیشتر با دوربین‌های کوچک." },
  { name: "آرمان دلیر", city: "tehran", bio: "پنج سال است قهوه‌ساز تعمیر می‌کنم." },
  { name: "پونه راد", city: "shiraz", bio: "" },
  { name: "سامان وفا", city: "tabriz", bio: "" },
  { name: "Dara Mehr", city: "rasht", bio: "Coffee, cameras and quiet mornings." },
  { name: "ترانه فرخی", city: "mashhad", bio: "" },
  { name: "کیان آذرخش", city: "yazd", bio: "" },
];

export const sampleForums = [
  { slug: "cameras", name: "دوربین و عکاسی", nameEn: "Cameras", description: "از انتخاب دوربین تا ویرایش عکس." },
  { slug: "coffee", name: "قهوه‌سازها", nameEn: "Coffee makers", description: "دم‌آوری، تعمیر و نگهداری." },
  { slug: "phones", name: "گوشی و ساعت", nameEn: "Phones and watches", description: "باتری، دوربین، به‌روزرسانی." },
  { slug: "club", name: "خود باشگاه", nameEn: "The club itself", description: "پیشنهادها و خبرهای باشگاه." },
];

type Thread = {
  forum: string;
  /** Who begins, by the place in `sampleMembers`. */
  by: number;
  kind: "discussion" | "question" | "experience" | "idea";
  title: string;
  text: string;
  tags?: string[];
  replies: [by: number, text: string][];
  /** The reply that answers it, from 0. */
  accepted?: number;
  hoursAgo: number;
};

export const sampleThreads: Thread[] = [
  {
    ...{ forum: "cameras", by: 0, kind: "question", hoursAgo: 3 },
    title: "برای سفر زمستانی، باتری دوربین بدون آینه چقدر دوام می‌آورد؟",
    text: "هفتهٔ آینده راهی دماوند هستم و هوا شب‌ها به منفی ده می‌رسد.\n\nدو باتری یدک دارم. کسی در سرما با همین مدل عکس گرفته است؟ شارژ با پاوربانک در چادر جواب می‌دهد؟",
    tags: ["باتری", "سفر"],
    replies: [
      [
        3,
        "در منفی هشت، هر باتری نزدیک ۱۸۰ عکس برایم داد؛ نصف آنچه در شهر می‌گیرم. باتری یدک را در جیب داخلی کاپشن نگه دارید تا گرم بماند.",
      ],
      [
        4,
        "Same here with the X-T30. Keep the spare close to your body, and turn off the live view between shots. USB charging worked fine from a 10,000 mAh power bank.",
      ],
      [1, "پاوربانک هم در سرما افت می‌کند. اگر شد، شب‌ها کنار کیسه‌خواب بگذاریدش."],
      [0, "سپاس از همه. با این حساب سه باتری می‌برم و شارژ را می‌گذارم برای داخل چادر. برگشتم، عکس‌ها را همین‌جا می‌گذارم."],
      [5, "برای بخار لنز هم فکری کنید: پیش از رفتن به جای گرم، دوربین را در کیسهٔ دربسته بگذارید."],
    ],
    accepted: 0,
  },
  {
    ...{ forum: "coffee", by: 1, kind: "experience", hoursAgo: 9 },
    title: "جرم‌گیری قهوه‌ساز با اسید سیتریک، قدم به قدم",
    text: "بعد از سه سال کار روزانه، فشار دستگاه افت کرده بود. با یک قاشق غذاخوری اسید سیتریک در یک لیتر آب ولرم شروع کردم.",
    tags: ["تعمیر"],
    replies: [
      [6, "همین کار را کردم و صدای پمپ هم کمتر شد. دو بار با آب خالی شستن را فراموش نکنید."],
      [2, "برای دستگاه‌های با بویلر آلومینیومی هم بی‌خطر است؟"],
    ],
  },
  {
    ...{ forum: "phones", by: 5, kind: "question", hoursAgo: 20 },
    title: "بعد از به‌روزرسانی، ساعت هوشمند دیگر خواب را درست نمی‌شمارد",
    text: "از دو روز پیش خواب مرا دو ساعت کمتر نشان می‌دهد. بازنشانی هم کردم و فرقی نکرد.",
    replies: [[3, "برای من با برداشتن دوبارهٔ برنامه از گوشی درست شد."]],
  },
  {
    ...{ forum: "club", by: 2, kind: "idea", hoursAgo: 27 },
    title: "دیدار ماهانهٔ اعضا در نمایشگاه‌های شهرستان",
    text: "در شیراز و تبریز هم نمایشگاه دارید. یک عصر در ماه کنار هم جمع شویم و تجربه‌ها را رودررو بگوییم.",
    replies: [
      [0, "با کمال میل. در اصفهان هم ده نفری هستیم."],
      [6, "یزد هم هست."],
      [1, "اگر کارگاه تعمیر هم داشته باشد، من پای کارم."],
    ],
  },
  {
    ...{ forum: "cameras", by: 4, kind: "discussion", hoursAgo: 31 },
    title: "Which 35 mm lens for street photography under 15 million toman?",
    text: "I walk a lot in old bazaars: low light, close people, quick focus. What would you buy today?",
    replies: [
      [
        0,
        "لنز ۳۵ با دیافراگم ۲ برای بازار کافی است؛ سبک‌تر هم هست. نسخهٔ دست دوم سالم زیر دوازده میلیون تومان پیدا می‌شود.",
      ],
    ],
  },
  {
    ...{ forum: "coffee", by: 6, kind: "discussion", hoursAgo: 46 },
    title: "آسیاب دستی یا برقی؟ پس از یک سال با هر دو",
    text: "برای روزی دو فنجان، آسیاب دستی هنوز برنده است: یکدست‌تر، بی‌صدا و نصف قیمت.",
    replies: [
      [1, "موافقم، به شرط تیغهٔ فولادی."],
      [4, "Electric wins at six in the morning, though."],
    ],
  },
  {
    ...{ forum: "phones", by: 3, kind: "discussion", hoursAgo: 70 },
    title: "عمر باتری پس از دو سال: عددهای واقعی شما",
    text: "سلامت باتری من ۸۶ درصد است و روزی یک بار شارژ می‌کنم. شما چه؟",
    replies: [],
  },
];
