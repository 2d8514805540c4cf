/**
 * The look of the charts. One colour for what is measured, lighter for what stands beside it; amounts in order of age go
 * from light to dark. What has to be told apart differs in lightness too, so that it is seen without colours and on
 * paper; a test holds that for three kinds of colour blindness.
 */
export const chartStyle = `
svg{display:block;max-width:100%}
.chart{width:100%;height:auto;overflow:visible}
.chart.narrow{display:none}
.chart text{font:12px var(--sans);fill:var(--soft)}
.grid{stroke:var(--rule)}.grid.zero{stroke:var(--soft)}
.series,.sparkline path{fill:none;stroke:var(--line);stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.sparkline path{stroke-width:1.5}.sparkline circle,.point{fill:var(--line)}
.point{stroke:#fff;stroke-width:1.5}
.point.hollow{fill:#fff;stroke:var(--line);stroke-width:2}
.band{fill:var(--line);opacity:.13}.whisker{stroke:var(--line);opacity:.4;stroke-width:1.5}
.limit{stroke:var(--near);stroke-width:1.5;stroke-dasharray:2 3}.centre{stroke:var(--soft)}.signal{fill:#fff;stroke:var(--bad);stroke-width:3}
.course{fill:none;stroke:#6a5a2a;stroke-width:1.75;stroke-dasharray:6 5}
.target{fill:#fff;stroke:#6a5a2a;stroke-width:2}
.chart .goal{fill:#5c4d20;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:4px}
.chart .value{fill:var(--line);font-weight:700;font-size:14px;paint-order:stroke;stroke:#fff;stroke-width:4px}
.break{stroke:var(--soft)}
.event line{stroke:var(--soft);stroke-dasharray:2 3}.event rect{fill:#fff;stroke:var(--soft)}
.bar .track{fill:var(--wash)}.bar .fill{fill:#5b87ab}.bar line{stroke:var(--ink);stroke-width:2}
.bar{margin-top:.3rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.5rem 2.5rem}
.pair h4{margin-top:.5rem}
.pair>:only-child{max-width:27rem}
.columns text{font-size:12.5px}
.pareto .name,.pareto .n{fill:var(--ink)}.pareto .name{paint-order:stroke;stroke:#fff;stroke-width:3px}
.pareto .fill{fill:#5b87ab}
.together{fill:none;stroke:var(--ink);stroke-width:1.25}.together-point{fill:#fff;stroke:var(--ink);stroke-width:1.5}
.received,.whole{fill:#17507f;background:#17507f}
.resolved{fill:#c3d7e6;background:#c3d7e6}
.age-1{fill:#e3edf5;background:#e3edf5}
.age-2{fill:#a5c4db;background:#a5c4db}
.age-3{fill:#4f86b0;background:#4f86b0}
.age-4{fill:#0d3356;background:#0d3356}
.columns rect{stroke:#17507f;stroke-width:1}.columns rect.provisional{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:3 2}
.columns .sum{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:3px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:.2rem 0 0;padding:0;font-size:.85rem;color:var(--soft)}
.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border:1px solid #17507f}
td:not(.bars) .bar{width:8rem}
.plain{list-style:none;margin:0;padding:0}.plain li+li{margin-top:.4rem}
.counted,.plain .quiet{display:block}
.counted .sparkline,.said .sparkline{display:inline-block;vertical-align:middle}
`;
