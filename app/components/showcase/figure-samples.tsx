import { useTranslations } from "use-intl";
import { formatNumber, formatPercent } from "#app/platform/persian/format.ts";
import { partsOfDay } from "#app/platform/persian/month-grid.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Chart } from "../ui/chart/chart.tsx";
import { Sparkline } from "../ui/chart/sparkline.tsx";
import { Meter, Progress } from "../ui/progress.tsx";
import { Table } from "../ui/table.tsx";

const firstDay = 20_500;
const replies = [12, 18, 9, 24, 31, 28, 40, 22, 35, 47, 38, 52, 44, 61];
const likes = [30, 34, 20, 41, null, null, 66, 50, 58, 71, 60, 82, 79, 90];
const members = [2, 3, 1, 4, 6, 3, 8, 5, 4, 9, 7, 10, 8, 12];
const rows = [
  ["cameras", 1240, 0.41],
  ["phones", 986, 0.33],
  ["help", 12, 0.004],
] as const;

/** A table, lines of progress, charts of every kind. */
export function FigureSamples() {
  const t = useTranslations("ui");
  const { locale, calendar } = useClub();
  const labels = replies.map((_, index) => formatNumber(partsOfDay(firstDay + index, calendar).day, locale));
  const series = [
    { name: t("repliesName"), values: replies },
    { name: t("likes"), values: likes },
    { name: t("newMembers"), values: members },
  ];
  const chart = { labels, empty: t("nothingYet") };
  return (
    <>
      <Facts />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <Progress label={t("upload")} value={0.4} valueText={formatPercent(0.4, locale)} />
        <Progress label={t("waiting")} />
        <Meter
          label={t("tier")}
          value={0.6}
          valueText={formatPercent(0.6, locale)}
          tone="points"
          hint={t("tierHint")}
        />
        <p className="flex items-center gap-3">
          <span className="text-xl font-bold tabular-nums">{formatNumber(61, locale)}</span>
          <Sparkline label={t("course")} values={replies.slice(-7)} />
        </p>
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <Chart title={t("replies")} look="bars" series={series.slice(0, 1)} {...chart} />
        <Chart title={t("likes")} look="line" series={series} {...chart} />
        <Chart title={t("newMembers")} look="area" series={series.slice(2)} {...chart} />
        <Chart title={t("figures")} look="bars" series={[]} {...chart} />
      </div>
    </>
  );
}

function Facts() {
  const t = useTranslations("ui");
  const { locale } = useClub();
  return (
    <Table
      caption={t("tableTitle")}
      columns={[
        { key: "forum", label: t("forum") },
        { key: "topics", label: t("topics"), numeric: true },
        { key: "share", label: t("share_"), numeric: true },
      ]}
      rows={rows.map(([word, topics, share]) => ({
        id: word,
        forum: t(word),
        topics: formatNumber(topics, locale),
        share: formatPercent(share, locale, 1),
      }))}
    />
  );
}
