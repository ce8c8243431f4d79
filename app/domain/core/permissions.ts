/** Everything somebody may be allowed beyond what each member may do. */
export const permissions = [
  "club.manage",
  "roles.grant",
  "members.manage",
  "products.manage",
  "forums.manage",
  "forums.read_all",
  "topics.announce",
  "topics.edit",
  "topics.move",
  "topics.close",
  "topics.pin",
  "content.hide",
  "answers.accept",
  "audit.read",
  "reports.resolve",
  "complaints.answer",
  "articles.review",
  "integrations.manage",
] as const;

export type Permission = (typeof permissions)[number];

/** The presets of `spec/README.md`: a role is a set of permissions. */
export const rolePresets = {
  administrator: permissions,
  manager: ["products.manage", "forums.manage", "topics.announce"],
  moderator: [
    "forums.read_all",
    "topics.announce",
    "topics.edit",
    "topics.move",
    "topics.close",
    "topics.pin",
    "content.hide",
    "answers.accept",
    "reports.resolve",
    "audit.read",
  ],
  editor: ["articles.review"],
  agent: ["complaints.answer"],
  integrator: ["products.manage", "integrations.manage"],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof rolePresets;
