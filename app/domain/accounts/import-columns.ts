import type { Column } from "#app/platform/tables/columns.ts";

/** What a file of members may tell, and how people name it. */
export const memberColumns = [
  {
    field: "phone",
    names: [
      "mobile",
      "mobile number",
      "phone number",
      "cell",
      "cellphone",
      "tel",
      "موبایل",
      "شماره موبایل",
      "تلفن همراه",
      "شماره همراه",
      "شماره تلفن همراه",
      "همراه",
      "تلفن",
      "شماره تماس",
    ],
  },
  { field: "name", names: ["full name", "first name", "نام", "نام کامل", "نام و نام خانوادگی", "نام نمایشی", "اسم"] },
  { field: "lastName", names: ["last name", "surname", "family name", "نام خانوادگی", "فامیلی", "فامیل"] },
  { field: "email", names: ["mail", "e-mail address", "ایمیل", "پست الکترونیک", "رایانامه"] },
  { field: "province", names: ["state", "استان"] },
  { field: "city", names: ["town", "شهر", "شهرستان"] },
  { field: "birthday", names: ["birth date", "date of birth", "born", "تاریخ تولد", "تولد", "روز تولد"] },
  { field: "occupation", names: ["job", "profession", "شغل", "حرفه"] },
  { field: "bio", names: ["about", "درباره", "درباره من", "معرفی"] },
  { field: "interests", names: ["interest", "علاقه‌مندی‌ها", "علایق"] },
  { field: "groups", names: ["group", "customer groups", "گروه", "گروه‌ها", "گروه مشتری"] },
] as const satisfies Column<string>[];

export type MemberField = (typeof memberColumns)[number]["field"];
