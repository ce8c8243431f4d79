/** What kind of refusal an error is; `http/` gives each kind its status. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "rate_limited"
  | "unavailable";

/**
 * Every error the club can answer with, and its kind. The sentence of each stands in `i18n/<language>/errors.json`;
 * the architecture test holds the two together.
 */
export const errorKinds = {
  invalid: "invalid",
  required: "invalid",
  unauthenticated: "unauthenticated",
  forbidden: "forbidden",
  forged_origin: "forbidden",
  not_found: "not_found",
  conflict: "conflict",
  too_large: "too_large",
  rate_limited: "rate_limited",
  unavailable: "unavailable",

  silenced: "forbidden",
  suspended: "forbidden",
  account_closed: "forbidden",
  last_administrator: "conflict",
  beyond_your_rights: "forbidden",
  name_taken: "conflict",
  permissions_missing: "invalid",
  role_in_use: "conflict",
  group_in_use: "conflict",
  in_group_by_rule: "conflict",
  rule_empty: "invalid",
  until_past: "invalid",
  member_unknown: "invalid",
  table_unreadable: "invalid",
  table_too_long: "too_large",
  column_missing: "invalid",
  address_malformed: "invalid",
  number_out_of_range: "invalid",
  time_zone_unknown: "invalid",
  place_unknown: "invalid",
  birthday_impossible: "invalid",
  interest_malformed: "invalid",
  too_many_interests: "invalid",
  must_agree_to_rules: "forbidden",
  not_understood: "invalid",
  downloads_today_reached: "rate_limited",
  referral_code_unknown: "invalid",
  image_too_small: "invalid",
  name_too_short: "invalid",
  name_too_long: "invalid",
  name_forbidden_characters: "invalid",
  rules_not_accepted: "invalid",
  phone_unreadable: "invalid",
  phone_foreign: "invalid",
  phone_not_mobile: "invalid",
  phone_taken: "conflict",
  code_malformed: "invalid",
  code_wrong: "invalid",
  code_expired: "invalid",
  code_tries_used_up: "rate_limited",
  code_sent_recently: "rate_limited",
  codes_paused: "rate_limited",
  sms_not_sent: "unavailable",
  mail_unreadable: "invalid",
  mail_taken: "conflict",
  mail_not_sent: "unavailable",
  mail_closed: "forbidden",
  sign_in_wrong: "invalid",
  sign_in_tries_paused: "rate_limited",
  password_too_short: "invalid",
  password_too_long: "invalid",
  password_too_easy: "invalid",
  passwords_closed: "forbidden",
  confirmation_needed: "forbidden",
  last_way_in: "conflict",
  same_phone: "invalid",
  same_mail: "invalid",
  second_factor_wrong: "invalid",
  second_factor_used: "invalid",
  second_factor_required: "forbidden",
  second_factor_present: "conflict",
  provider_unavailable: "unavailable",
  provider_refused: "invalid",
  provider_mail_unverified: "forbidden",
  provider_member_unknown: "forbidden",
  sign_in_expired: "invalid",
  setup_link_wrong: "forbidden",
  already_set_up: "conflict",

  title_too_short: "invalid",
  title_too_long: "invalid",
  title_forbidden_characters: "invalid",
  kind_unknown: "invalid",
  stars_out_of_range: "invalid",
  stars_missing: "invalid",
  too_many_tags: "invalid",
  tag_malformed: "invalid",
  too_many_products: "invalid",
  product_unclear: "invalid",
  reason_missing: "invalid",
  number_malformed: "invalid",
  date_malformed: "invalid",
  position_malformed: "invalid",

  text_empty: "invalid",
  text_too_long: "invalid",
  text_too_large: "too_large",
  text_malformed: "invalid",
  text_unknown_node: "invalid",
  text_forbidden_link: "invalid",
  text_too_deep: "invalid",
  too_many_links: "invalid",
  too_many_images: "invalid",
  too_many_mentions: "invalid",
  image_missing: "invalid",

  forum_closed_to_you: "forbidden",
  topic_closed: "conflict",
  topic_has_replies: "conflict",
  already_hidden: "conflict",
  already_deleted: "conflict",
  edit_window_over: "forbidden",
  edited_meanwhile: "conflict",
  not_a_question: "conflict",
  first_post_not_an_answer: "conflict",
  same_topic: "invalid",
  first_post_stays: "invalid",
  topic_too_soon: "rate_limited",
  topics_today_reached: "rate_limited",
  post_too_soon: "rate_limited",
  replies_today_reached: "rate_limited",
  same_text_again: "rate_limited",
  too_many_in_a_row: "conflict",

  own_content: "forbidden",
  likes_today_reached: "rate_limited",
  blocked_by_author: "forbidden",
  not_yourself: "invalid",
  quiet_hours_empty: "invalid",

  address_unreadable: "invalid",
  address_too_long: "invalid",
  address_not_https: "invalid",
  address_with_password: "invalid",
  address_port: "invalid",
  address_unknown_host: "invalid",
  address_private: "invalid",
  push_refused: "invalid",
  fact_unknown: "invalid",
  facts_missing: "invalid",
  too_many_webhooks: "conflict",
  webhook_disabled: "conflict",

  image_not_readable: "invalid",
  image_type_unsupported: "invalid",
  image_too_many_pixels: "invalid",
  image_too_slow: "invalid",
  file_too_large: "too_large",
  file_missing: "invalid",

  unknown_field: "invalid",
  json_malformed: "invalid",
  media_type_unsupported: "invalid",
  method_not_allowed: "not_found",
  precondition_failed: "conflict",
  internal_error: "unavailable",
  token_invalid: "unauthenticated",
  scope_missing: "forbidden",
  scope_unknown: "invalid",
  member_needed: "forbidden",
  idempotency_key_malformed: "invalid",
  idempotency_key_reused: "conflict",
  idempotency_in_hand: "conflict",
  idempotency_answer_lost: "conflict",
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** What an error's sentence may mention, and the field it belongs to. */
export type ErrorDetails = {
  /** Name of the form field or JSON property that is wrong. */
  field?: string;
  /** When the same request will be accepted. */
  until?: Date;
  /** Values for the sentence's placeholders: limits, counts, names. */
  values?: Record<string, string | number>;
};

/** A refusal that a person or a program is told about. Bugs are ordinary errors instead. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.kind = errorKinds[code];
    this.details = details;
  }
}

/** Whether an error is a refusal that belongs to a person rather than a bug. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError";
}
