import { addSeconds, daySeconds } from "#app/platform/clock.ts";
import { makeRandom, type Random } from "#tests/factories/random.ts";
import { idOf, longestTopic, pagePosts, pageTopic, type Shape, shortPosts, shortTopic } from "./shape.ts";
import { benchTitle } from "./words.ts";

export type PlannedTopic = {
  id: string;
  /** Its place in the plan. */
  place: number;
  /** Which of the forums it is in, by number. */
  forum: number;
  kind: "discussion" | "question" | "experience" | "idea";
  stars: number | null;
  title: string;
  tags: string[];
  posts: PlannedPost[];
  accepted: PlannedPost | null;
};

export type PlannedPost = {
  id: string;
  topic: PlannedTopic;
  number: number;
  authorId: string;
  replyTo: PlannedPost | null;
  createdAt: Date;
};

/** Whole days of talk in the club. */
const clubDays = 400;
const tags = ["راهنما", "خرید", "باتری", "عکاسی", "گارانتی", "به‌روزرسانی", "لوازم"];

/** All topics of a club, with who wrote what when, the same for the same shape; and all their posts in the order of time. */
export function planTopics(
  shape: Shape,
  forums: number,
  until: Date,
): { topics: PlannedTopic[]; posts: PlannedPost[] } {
  const random = makeRandom(42);
  const lengths = planLengths(shape, random);
  const topics = lengths.map((length, number) => planTopic({ shape, forums, until, random }, number, length));
  const posts = topics.flatMap((topic) => topic.posts);
  posts.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.number - other.number);
  for (const [number, post] of posts.entries()) post.id = idOf("post", number);
  return { topics, posts };
}

/** Many short topics and a few long ones, as clubs have them: together exactly as many posts as asked. */
function planLengths({ topics, posts, longest }: Shape, random: Random): number[] {
  const fixed = new Map([
    [longestTopic, longest + 1],
    [pageTopic, pagePosts],
    [shortTopic, shortPosts],
  ]);
  const left = posts - [...fixed.values()].reduce((sum, length) => sum + length, 0);
  const others = topics - fixed.size;
  const weights = Array.from({ length: others }, () => (1 - random.share()) ** -0.7);
  const perWeight = (left - others) / weights.reduce((sum, weight) => sum + weight, 0);
  const lengths = weights.map((weight) => 1 + Math.floor(weight * perWeight));
  for (let rest = left - lengths.reduce((sum, length) => sum + length, 0); rest > 0; rest--)
    lengths[rest % others]! += 1;
  return Array.from({ length: topics }, (_, number) => fixed.get(number) ?? lengths[number - fixed.size]!);
}

type Surroundings = { shape: Shape; forums: number; until: Date; random: Random };

function planTopic(around: Surroundings, number: number, length: number): PlannedTopic {
  const { random, forums } = around;
  const kind = random.pick(["discussion", "question", "experience", "experience", "idea"] as const);
  const topic: PlannedTopic = {
    ...{ id: idOf("topic", number), place: number },
    forum: number <= shortTopic ? 0 : Math.floor(random.share() ** 2 * forums),
    ...{ kind, stars: kind === "experience" ? random.between(1, 5) : null, title: benchTitle(random) },
    tags: random.share() < 0.4 ? [random.pick(tags)] : [],
    ...{ posts: [], accepted: null },
  };
  const times = planTimes(around, number, length);
  for (const [at, createdAt] of times.entries()) topic.posts.push(planPost(around, topic, at + 1, createdAt));
  if (kind === "question" && length > 3 && random.share() < 0.5) topic.accepted = topic.posts[random.between(1, 3)]!;
  return topic;
}

/** The topics that are measured are among the newest of their forum; the others are spread over the club's days. */
function planTimes({ until, random }: Surroundings, number: number, length: number): Date[] {
  const ended = number <= shortTopic ? 0.05 : random.share() ** 1.5 * (clubDays - 60);
  const days = Math.min(clubDays - ended, length > 1_000 ? 300 : random.between(1, 60));
  const began = addSeconds(until, -(ended + days) * daySeconds);
  const stepSeconds = (days * daySeconds) / length;
  return Array.from({ length }, (_, at) => addSeconds(began, (at + 0.1 + 0.8 * random.share()) * stepSeconds));
}

function planPost({ shape, random }: Surroundings, topic: PlannedTopic, number: number, createdAt: Date): PlannedPost {
  const author = Math.floor(random.share() ** 2 * shape.members); // some write much, most little
  const replyTo = number > 2 && random.share() < 0.25 ? topic.posts[random.between(0, number - 2)]! : null;
  return { id: "", topic, number, authorId: idOf("member", author), replyTo, createdAt };
}
