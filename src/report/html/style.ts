/**
 * The look of the HTML report: one column of calm type, figures that line up, colour only where a shape and a
 * word say the same. Colours keep a contrast of 4.5 to 1 and differ in lightness for the colour-blind.
 */
import { chartStyle } from './chart-style.ts';

/** Each row of a table as a block in which the cells carry their column's name. */
function stacked(of: '.stack' | '.many'): string {
  return `table${of} thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table${of},table${of} tbody,table${of} caption{display:block}
table${of} tr{display:grid;grid-template-columns:1fr 1fr;gap:.3rem 1rem;padding:.7rem 0;border-bottom:1px solid var(--rule)}
table${of} th,table${of} td{display:block;border:0;padding:0;text-align:left}
table${of} tbody th,table${of} td.wrap,table${of} td.bars{grid-column:1/-1;width:auto}
table${of} td[data-label]::before{content:attr(data-label);display:block;color:var(--soft);font-size:.78rem}
table${of} td.bars::before{display:none}
table${of} td:empty{display:none}
`;
}

export const style = `
:root{--ink:#1b2430;--soft:#56616e;--rule:#dde2e8;--wash:#f5f7f9;--line:#17507f;--good:#00664b;--near:#7d5200;--bad:#a8320f;--none:#56616e;
--sans:"Segoe UI",-apple-system,BlinkMacSystemFont,"Helvetica Neue","Liberation Sans",Arial,sans-serif;
--serif:Charter,"Bitstream Charter","Iowan Old Style",Georgia,"Liberation Serif",serif}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.5 var(--sans);overflow-wrap:anywhere}
.skip{position:absolute;left:-999em}
.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
main,footer{max-width:62rem;margin:0 auto;padding:0 2rem}
header{padding-top:3rem}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance}
h1{font:600 2.1rem/1.15 var(--serif);margin:0 0 .5rem}
h2{font:600 1.5rem/1.2 var(--serif);margin:3.5rem 0 1rem;padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4{font-size:.95rem;margin:1.5rem 0 .4rem}
p{margin:.4rem 0;max-width:46rem}
a{color:var(--line)}
.unit{margin:0 0 .25rem;color:var(--soft);font-size:.95rem}
.when{margin:0;font-size:1.05rem}
.when span{display:inline-block;margin-right:1.2rem}
.provisional{margin:.8rem 0 0;padding:.35rem .8rem;border-left:4px solid var(--near);background:#fdf6e9;max-width:none}
.quiet,.note{color:var(--soft);font-size:.9rem}
.status{white-space:nowrap;font-weight:600}
.status i{font-style:normal;font-size:1.15em;line-height:1;margin-right:.3em}
.good{color:var(--good)}.near{color:var(--near)}.bad{color:var(--bad)}.none{color:var(--none)}
.page-one h2{font:600 1.1rem/1.2 var(--sans);margin:1.6rem 0 .3rem;padding-top:.5rem;border-top:1px solid var(--ink)}
.health{margin-top:1.4rem}
.health h2{border-top:2px solid var(--ink)}
.health ul{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.5rem 1.2rem;margin:.4rem 0 0;padding:0}
.health li{font-size:.88rem;color:var(--soft);line-height:1.25}
.health b{display:block;font-size:1.25rem;color:var(--ink);font-variant-numeric:tabular-nums;white-space:nowrap}
.mark{border:1px solid var(--soft);border-radius:3px;padding:0 .3em;font-size:.82em;color:var(--soft);white-space:nowrap}
.said-of-it,.comment{font-family:var(--serif)}
.kpis .said-of-it::before{content:"\\201c"}.kpis .said-of-it::after{content:"\\201d"}
.comment{margin:.6rem 0;padding-left:.8rem;border-left:3px solid var(--rule);max-width:46rem}
.kpis{list-style:none;margin:.4rem 0 0;padding:0}
.kpis li{display:grid;grid-template-columns:8.5rem 1fr 6.5rem;gap:.1rem 1.5rem;padding:.75rem 0;border-top:1px solid var(--rule);align-items:start}
.kpis li:first-child{border-top:0}
.figure{font-size:1.55rem;line-height:1.15;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
.figure.long{font-size:1.15rem;white-space:normal}
.figure .status{display:block;font-size:.9rem;margin-top:.25rem}
.kpis h3{margin:0 0 .1rem;font-size:1.05rem}
.kpis p{margin:0;max-width:none}
.kpis .sparkline{margin-top:.3rem}
.panels{display:grid;grid-template-columns:1.15fr 1fr;gap:0 2.5rem}
.list ul{margin:0;padding:0;list-style:none}
.list li{margin:.35rem 0;font-size:.92rem;line-height:1.4}
.list b,.list .state{display:block}
.initiatives td b{display:inline}.initiatives .state{font-weight:400}
.initiatives h2 span{font-weight:400;font-size:.9rem;color:var(--soft)}
.initiatives caption{position:absolute;clip-path:inset(50%)}
.initiatives th:nth-child(1),.initiatives th:nth-child(2){width:20%}.initiatives th:nth-child(3){width:19%}
td p{margin:0 0 .3rem}
nav{margin-top:2rem;font-size:.92rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:0;padding:.6rem 0 0;border-top:1px solid var(--rule)}
table{width:100%;border-collapse:collapse;font-size:.92rem;margin:.75rem 0}
caption b{color:var(--ink)}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:0 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--rule)}
thead th:not(:first-child){overflow-wrap:normal}
thead th{font-weight:600;color:var(--soft);font-size:.82rem;border-bottom:1px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:600}
th:last-child,td:last-child{padding-right:0}
td.wrap,td:not([class]){min-width:7.5em}
.num{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.short{white-space:nowrap}.short .quiet{white-space:normal}
td.bars{width:38%;min-width:7rem}
.kpi{break-inside:auto;margin-top:2.5rem}
.kpi>h3{font:600 1.3rem/1.25 var(--serif);margin:0 0 .3rem}
.lead{font-size:1.05rem;margin:.3rem 0 .8rem}
.lead b{font-size:1.35rem;font-variant-numeric:tabular-nums;margin-right:.5rem}
figure{margin:1rem 0}
figcaption ol{margin:.3rem 0;padding-left:1.3rem}
figcaption{color:var(--soft);font-size:.9rem}
${chartStyle}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;margin:.75rem 0;font-size:.92rem}
dt{color:var(--soft)}dd{margin:0}
dl.answers{grid-template-columns:16rem 1fr}
details{margin:.6rem 0;font-size:.95rem}
summary{cursor:pointer;color:var(--line);padding:.2rem 0}
code{font:.86em/1.4 ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.said{display:grid;grid-template-columns:1fr 1fr;gap:0 2.5rem;padding:.9rem 0;border-top:1px solid var(--rule)}
.said blockquote{margin:0;font:1.08rem/1.45 var(--serif)}
.said ul{margin:.2rem 0;padding-left:1.1rem}
.said p{margin:.2rem 0}
.issues{margin:.4rem 0;padding-left:1.2rem}
footer{margin-top:4rem;padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.85rem}
@media (max-width:640px){
main,footer{padding-left:1.1rem;padding-right:1.1rem}
header{padding-top:1.5rem}
h1{font-size:1.6rem}h2{font-size:1.35rem;margin-top:2.5rem}
.kpis li{grid-template-columns:1fr auto}
.kpis li>div{grid-column:1/-1}
.kpis .figure{grid-column:1}.kpis .sparkline{grid-column:2;grid-row:1}
.figure .status{display:inline;margin-left:.6rem}
.panels,.said{grid-template-columns:1fr}
.chart.wide{display:none}.chart.narrow{display:block}.pair{grid-template-columns:1fr}
${stacked('.stack')}.num,.short{white-space:normal}
dl,dl.answers{grid-template-columns:1fr}dt{margin-top:.4rem}
}
@media screen and (max-width:960px){
${stacked('.many')}}
@page{margin:10mm}
@media print{
html{font-size:9.4pt}
td.wrap,td:not([class]){min-width:0}
body{font-size:1rem;line-height:1.38}
main,footer{max-width:none;padding-left:0;padding-right:0}
header{padding-top:0}
nav,.skip,details>summary,.screen{display:none}
h1{font-size:18pt}h2{font-size:14pt;margin-top:1.6rem}
h2,h3,h4,caption,thead,.kpi>p,.kpi>.comment,.kpi>blockquote{break-after:avoid}
table{break-inside:avoid}tbody tr:first-child{break-before:avoid}tbody tr:last-child{break-before:avoid}
.page-one h1{font-size:15pt;margin-bottom:.15rem}
.page-one h2{font-size:10pt;margin:.35rem 0 .1rem;padding-top:.2rem}
.page-one{break-after:page}
.unit,.when{font-size:9pt}.when span{margin-right:.8rem}
.provisional{margin-top:.2rem;padding:.1rem .6rem;font-size:9pt}
.health{margin-top:.35rem}
.health ul{display:flex;flex-wrap:nowrap;justify-content:space-between;gap:.8rem;margin-top:0}.health li{font-size:8pt}.health b{font-size:11.5pt}
.kpis{margin-top:0}
.kpis li{padding:.14rem 0;grid-template-columns:6.5rem 1fr 4.6rem;gap:0 .8rem}
.figure{font-size:12.5pt}.figure.long{font-size:10pt}.figure .status{font-size:8.2pt;margin-top:0}
.kpis h3{font-size:9.4pt}.kpis .sparkline{margin-top:0}
.words{font-size:8.5pt;line-height:1.26}.words .note{font-size:1em}
.panels{gap:0 1.8rem;grid-template-columns:1.4fr 1fr}
.list p,.list li{font-size:8.4pt;line-height:1.26;margin:.08rem 0}
.list b,.list .state{display:inline}.list li b::after{content:". "}
.initiatives h2 span{font-size:8.4pt}
.terms{display:inline}.state+.terms::before{content:"; "}
.initiatives table{margin:0;font-size:8pt;line-height:1.26}.initiatives th,.initiatives td{padding:.1rem .55rem .1rem 0}
h1,.unit,.when,.provisional,.kpis h3,.words,.cut,.cut+.terms,.also{display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden}
.words p{display:inline}
.unit,.kpis h3,.lines-1 .cut{-webkit-line-clamp:1}
h1,.when,.provisional,.also,.lines-2 .cut,.terms{-webkit-line-clamp:2}
.lines-3 .cut,.words.lines-3{-webkit-line-clamp:3}
.lines-4 .cut,.words.lines-4{-webkit-line-clamp:4}
.lines-5 .cut,.words.lines-5{-webkit-line-clamp:5}
.lines-6 .cut,.words.lines-6{-webkit-line-clamp:6}
figure,.said,tr,.kpis li,dl{break-inside:avoid}
.chart{max-height:62mm}.chart.pareto{max-height:none}.pair .chart{max-height:48mm}
.chart.narrow{display:none}.chart.wide{display:block}
table{font-size:8.6pt}
a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
footer{margin-top:1.5rem}
}
`;
