// The charts of a page whose tables do not have the numbers that the page's data have for them, row by row: what each chart
// should say is written down here once more, from the data alone.
(() => {
  const data = JSON.parse(document.querySelector("#data").textContent);
  const all = (member, of) => (data[member] ?? []).filter((row) => (row.measure ?? row.id) === of.measure);
  const one = (rows, of) => rows.find((row) => row.key === of.key && (row.variant ?? "") === of.variant);
  const wall = (at) => (at === null ? null : typeof at === "number" ? at : Date.parse(at.replace(/(Z|[+-]..:..)$/, "Z")) / 1000);
  const among = (row) => [row.log, row.least, row.p10, row.p50, row.p90, row.most, row.rank];
  const expected = {
    distribution: (of) => {
      const d = one(all("distributions", of), of);
      return [
        [d.nominal], [d.p50], [d.p90], [d.target?.limit ?? null],
        ...d.x.map((x, i) => [x, d.share[i], d.low?.[i] ?? null, d.high?.[i] ?? null]),
        ...d.bins.counts.map((n, i) => [d.bins.from + i * d.bins.width, d.bins.from + (i + 1) * d.bins.width, n]),
      ];
    },
    overlay: (of) => all("distributions", of).filter((d) => d.key === of.key).map((d) => [d.p50, d.p90, d.nominal, d.n, d.missing]),
    multiples: (of) =>
      all("measures", of).filter((m) => m.key !== "" && m.n > 0).map((m) => [m.min, m.p50, m.p90, m.max, m.nominal, m.n, m.missing]),
    waterfall: (of) =>
      all("chains", of)[0].segments.map((s) => {
        const link = all("paths", of).find((p) => p.step === s.step && p.kind === s.kind);
        return [s.offset, s.length, link?.share ?? null];
      }),
    forest: (of) =>
      data.variants.flatMap((v) => v.measures).filter((m) => m.id === of.measure).map((m) =>
        [m.simultaneous_difference, m.simultaneous_ci?.[0] ?? null, m.simultaneous_ci?.[1] ?? null, m.happened_only_variant, m.happened_only_baseline]),
    "path-change": (of) =>
      all("paths", of).filter((p) => p.key === of.key && p.variant === of.variant)
        .map((p) => [p.mean, p.variant_mean, p.mean_change, p.share, p.variant_share]),
    heat: () => data.heat.flatMap((h) => h.busy.map((busy, i) => [h.from + h.width * i, busy, h.queue[i]])),
    tornado: (of) =>
      all("influences", of).map((i) => [i.rank_correlation, i.rank_correlation_ci?.[0] ?? null, i.rank_correlation_ci?.[1] ?? null]),
    curve: (of) =>
      all("points", of).map((p) => {
        const judged = data.objectives.find((o) => o.measure === of.measure && o.value === p.value);
        const [value, between] = judged ? [judged.figure, judged.figure_ci] : [p.mean, p.mean_ci];
        return [value, between?.[0] ?? null, between?.[1] ?? null, p.n, p.missing];
      }),
    narrowed: () => data.assumptions.map((a) => [a.at_low, a.at_median, a.at_high, a.left]),
    ranked: () => data.times.map(among),
    parted: () => data.phases.map((p) => [p.share, ...among(p)]),
    reported: () => data.reported.map((r) => [r.reported, r.reported_to, r.simulated, r.low, r.high].map(wall).concat(r.rank, r.difference)),
  };
  const number = (cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value));
  const sorted = (rows) => rows.map((row) => JSON.stringify(row)).sort();
  return [...document.querySelectorAll("figure.chart")].flatMap((figure) => {
    const { kind, measure, key, variant } = figure.dataset;
    if (!expected[kind]) {
      return [`${kind}: nothing is known of such charts`];
    }
    const rows = [...figure.querySelectorAll(".behind tbody tr")].map((row) => [...row.querySelectorAll("[data-value]")].map(number));
    const [got, want] = [sorted(rows), sorted(expected[kind]({ measure, key, variant }))];
    const odd = got.find((row) => !want.includes(row)) ?? want.find((row) => !got.includes(row));
    return odd === undefined && got.length === want.length ? [] : [`${kind} ${measure} ${key} ${variant}: ${got.length} rows, ${want.length} in the data; such as ${odd}`];
  });
})()
