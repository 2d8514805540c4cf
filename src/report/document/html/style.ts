/** What a document looks like beyond what it shares with the report: grids, trees, time lines, cards. */
export const style = `
.document h2{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;margin-top:4.5rem}
.up{font:400 .85rem var(--sans);white-space:nowrap}
.part>h3,.part>h2{font:600 1.25rem/1.25 var(--serif);margin:2.6rem 0 .6rem}
.part:first-of-type>h3{margin-top:1rem}
.when:not(:first-of-type){color:var(--soft)}
.lead{font:1.15rem/1.45 var(--serif)}
.caption{color:var(--soft);font-size:.9rem;margin:.9rem 0 .4rem}
.status{white-space:normal;overflow-wrap:normal}
.open{color:var(--near);font-style:italic}
.open i{display:inline-block;font-style:normal;font-weight:700;border:1.5px solid;border-radius:50%;width:1.25em;height:1.25em;line-height:1.15em;text-align:center;font-size:.8em;margin-right:.4em}
.ref{color:inherit;text-decoration-color:#a9bccd;text-underline-offset:.15em}
.ref:hover{color:var(--line)}
:target{background:#fdf6e9;outline:.5rem solid #fdf6e9}
blockquote{margin:1rem 0;padding:0}
blockquote p{font:1.3rem/1.4 var(--serif);max-width:42rem;margin:0}
.entry blockquote p{font-size:1.1rem}
blockquote footer{margin:.2rem 0 0;padding:0;font-size:.9rem;max-width:none}
td ul,th ul,dd ul,.lane ul{list-style:none;margin:0;padding:0}
td li+li,th li+li,dd li+li{margin-top:.2rem}
.part>ul,.part>ol,.entry>ul,.entry>ol{margin:.6rem 0;padding-left:1.3rem;max-width:46rem}
.part>ul li,.entry>ul li,.part>ol li,.entry>ol li{margin:.25rem 0}
pre{background:var(--wash);padding:.8rem 1rem;overflow-x:auto;white-space:pre-wrap;font-size:.9rem}
.entry{padding:1rem 0 .4rem;border-top:1px solid var(--rule);margin-top:1rem}
.entry>h3,.entry>h4{font-size:1.08rem;margin:0;max-width:46rem}
.entry .label{margin:.15rem 0 0;font-size:.9rem}
.entry dl,.part>dl{grid-template-columns:11rem minmax(0,1fr)}
dd{max-width:46rem}
.contents{margin-top:2rem}
.contents ol{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:1.2rem 2rem;margin:0;padding:1rem 0 0;border-top:2px solid var(--ink)}
.contents ol>li>a{font-weight:600;color:var(--line)}
.contents ul{display:block;border:0;padding:.2rem 0 0}
.contents ul li{margin:.1rem 0}
.contents a{text-decoration:none}.contents a:hover{text-decoration:underline}
th,td{min-width:5.2rem}thead th:not(:first-child){overflow-wrap:anywhere}th.short,td.short,th.num,td.num{min-width:0}
.grid-map{display:grid;grid-template-columns:6.5rem repeat(var(--columns),minmax(0,1fr));grid-template-rows:repeat(var(--rows),auto);font-size:.9rem;line-height:1.4;margin:.4rem 0 1.6rem}
.lane-names,.grid-column{display:grid;grid-row:1/span var(--rows);grid-template-rows:subgrid}
.lane-names span,.lane{padding:.5rem .7rem;border-top:1px solid var(--rule);min-width:0}
.lane-names span{padding-left:0;color:var(--soft);font-size:.82rem;font-weight:600;overflow-wrap:normal}
.lane-names span:first-child{border:0}
.grid-head{padding:.55rem .7rem;background:var(--ink);color:#fff;border-left:2px solid #fff;clip-path:polygon(0 0,calc(100% - .6rem) 0,100% 50%,calc(100% - .6rem) 100%,0 100%)}
.grid-head h5,.grid-head h4,.grid-head h6{margin:0;padding-right:.5rem;font-size:.98rem}
.grid-head .quiet{color:#d5dce4;font-size:.82rem;margin:.15rem 0 0;line-height:1.3;padding-right:.5rem}
.grid-column{border-left:1px solid var(--rule)}
.lane p,.lane li{margin:0}
.lane li+li{margin-top:.45rem;padding-top:.45rem;border-top:1px dotted #b9c3cd}
.lane .lane-name,.lane .border-name{display:none}
.lane-good{background:#f1f8f5}.lane-bad{background:#fcf3f0}
.lane-names .bordered,.lane.bordered{border-top:2px dashed var(--ink);position:relative;padding-top:1.5rem}
.lane-names em{position:absolute;top:.15rem;left:0;font:italic 400 .78rem var(--sans);white-space:nowrap;color:var(--ink)}
.tree{--gap:1.4rem;font-size:.92rem;line-height:1.4;margin:1.2rem 0}

.tree .root{background:var(--ink);color:#fff;font:1.15rem/1.4 var(--serif);padding:.9rem 1.1rem;margin:0 0 1rem;max-width:none}
.tree ul{list-style:none;margin:0;padding:0}
.tree-heads{display:grid;gap:0 var(--gap);color:var(--soft);font-size:.82rem;font-weight:600;padding-bottom:.4rem;border-bottom:1px solid var(--ink);margin-bottom:.6rem}
.tree-heads,.levels-4 .depth-0>li{grid-template-columns:repeat(var(--levels,4),minmax(0,1fr))}
.levels-3{--levels:3}
.tree li{display:grid;gap:0 var(--gap);align-items:stretch}
.levels-4 .depth-0>li{grid-template-columns:minmax(0,1fr) calc(75% - var(--gap)*.25)}
.levels-4 .depth-1>li,.levels-3 .depth-0>li{grid-template-columns:minmax(0,1fr) calc(66.667% - var(--gap)/3)}
.levels-4 .depth-2>li,.levels-3 .depth-1>li{grid-template-columns:minmax(0,1fr) calc(50% - var(--gap)/2)}
.tree .node{padding:.45rem .7rem;margin-bottom:.5rem;background:var(--wash);border-left:3px solid var(--line)}
.levels-4 .depth-0>li>.node{background:#e6ebf0;border-color:var(--ink)}
.tree .depth-0>li>.node:empty{visibility:hidden}
.levels-4 .depth-2>li>.node,.levels-3 .depth-1>li>.node{border-color:#6a5a2a}
.levels-4 .depth-3>li>.node,.levels-3 .depth-2>li>.node{background:#fff;border:1px solid var(--rule);font-size:.88rem}
.node-note{font-size:.86rem;margin-top:.15rem}
.tree .depth-0>li+li{margin-top:.6rem;padding-top:.6rem;border-top:1px solid var(--rule)}
table.timeline{table-layout:fixed}
.narrow-names{display:none}.timeline text{font:11px var(--sans);fill:var(--soft)}
.timeline th:first-child{width:34%}.timeline thead th:nth-child(2){width:20%}
.timeline .strip{position:relative;padding:0}
.timeline .strip svg{position:absolute;inset:0;width:100%;height:100%;max-width:none;overflow:visible}
.timeline thead .strip{height:1.6rem}
.timeline tbody th{font-weight:400}.timeline .group th{font-weight:700}
.timeline .owner{display:block;font-weight:400}
.timeline .group th,.timeline .group td{padding-top:1rem}
.timeline td:not(.strip){font-size:.88rem}
.today{stroke:var(--bad);stroke-width:1.5}
.span{fill:var(--ink)}
.bar-of,.due{stroke-width:1.5}
.bar-of.done,.due.done{fill:var(--good);stroke:var(--good)}
.bar-of.doing,.due.doing{fill:#8fb0cc;stroke:var(--line)}
.bar-of.open,.due.open{fill:#fff;stroke:var(--line)}
.bar-of.overdue,.due.overdue{fill:#f3c9bb;stroke:var(--bad)}
.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
.importance svg{width:100%;max-width:30rem;height:auto}
.importance text{font:12.5px var(--sans);fill:var(--soft)}
.importance .corner{font-weight:600}.importance .number{fill:var(--ink);font-weight:700;font-size:14px}
.importance .divide{stroke:var(--ink);stroke-dasharray:5 4}.importance .leader{stroke:var(--soft)}
.importance .urgent{fill:#fcf3f0}
table.matrix th.dot,table.matrix td.dot{text-align:center;padding-left:.1rem;padding-right:.1rem;min-width:1.7rem}
table.matrix tbody th{font-weight:400}table.matrix td.wrap,table.matrix th.wrap{padding-left:1rem}
table.matrix td.dot{color:var(--line)}
abbr{text-decoration:none}
.limits{margin:.5rem 0 1.4rem}
.limits .track{fill:var(--wash)}.limits .part-0{fill:#5b87ab}.limits .part-1{fill:#8fb0cc}.limits .over{fill:#d98b73}
.limits line{stroke:var(--ink);stroke-width:3}
.guide{margin:1rem 0}
.guide p{margin:0;max-width:none}
.step{background:var(--wash);padding:.6rem .8rem;border-left:3px solid var(--line);margin-bottom:.4rem}
.no{display:inline-block;min-width:1.6em;font-weight:700;color:var(--line);margin-right:.3em}
.step-note{font-size:.9rem;margin-top:.25rem!important}
.branches{list-style:none;margin:.2rem 0 .4rem;padding:0 0 0 1.2rem}
.branches>li{padding:.2rem 0 .2rem .9rem;border-left:1.5px solid #a9bccd}
.branches.across{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:0 1.2rem;padding-left:0}
.branches.across>li{border-left:0;padding:.3rem 0 0;border-top:1.5px solid #a9bccd}
.answer{font-weight:600;font-size:.92rem;padding:.15rem 0 .35rem}
.answer::before{content:"→ ";color:var(--soft)}
.goto{color:var(--soft)}
.sheet .chapter h2{margin-top:2.6rem}
.cards .part{border:1.5px solid var(--ink);padding:1.2rem 1.5rem;margin:1.5rem 0}
.cards .part>h2,.cards .part>h3{margin:0 0 .5rem;border:0;padding:0}
@media (max-width:640px){
.document h2{margin-top:3rem}
.contents ol{grid-template-columns:1fr}
.entry dl,.part>dl{grid-template-columns:1fr}
.grid-map{display:block}
.lane-names{display:none}
.grid-column{display:block;border:1px solid var(--rule);margin-bottom:1rem}
.grid-head{clip-path:none;border-left:0}
.lane.empty{display:none}
.lane .lane-name,.lane .border-name{display:block;color:var(--soft);font-size:.78rem;font-weight:600;margin-bottom:.15rem}
.lane .border-name{font-weight:400;font-style:italic;color:var(--ink)}
.lane.bordered{padding-top:.5rem}
.tree-heads{display:none}
.tree li{display:block}
.tree ul ul{padding-left:.9rem}
.levels-4 .depth-0>li>.node:empty{display:none}
table.stack.matrix td.dot{grid-column:1/-1;text-align:left;color:inherit}
table.stack.matrix td.dot::before{content:none}
table.stack.matrix td.dot::after{content:" " attr(data-label)}
table.stack.timeline tr{display:block}
.timeline .group .strip{height:2.6rem}.timeline .narrow-names{display:inline}.timeline .span{transform:translateY(8px)}
table.stack.timeline .strip{height:1.7rem;margin-top:.35rem}
.timeline th:first-child{width:auto}
.branches.across{display:block;padding-left:.6rem}
.branches.across>li{border-top:0;border-left:1.5px solid #a9bccd;padding:.2rem 0 .2rem .7rem}
.cards .part{padding:1rem}
}
@media print{
h1,.unit,.when,.provisional{display:block;overflow:visible}
.contents{display:block}
.contents ol{grid-template-columns:repeat(3,1fr);gap:.6rem 1.5rem}
.contents a{text-decoration:none}
.document h2{margin-top:2rem}
.part>h3,.part>h2{margin-top:1.4rem}
.entry{padding:.6rem 0 0;margin-top:.7rem}
.entry>h3,.entry>h4,.entry .label,.caption,.tree-heads{break-after:avoid}
.grid-map,.step,.limits,blockquote,.entry{break-inside:avoid}
.entry:has(table,.grid-map,.guide),.part>dl,.entry dl{break-inside:auto}
.tree li{align-items:start}
.tree .depth-2>li,.tree .depth-3>li{break-inside:avoid}
.importance svg{max-width:100mm}
dd,dt{break-inside:avoid}
.grid-map{font-size:8pt;line-height:1.3}
.tree{font-size:8.4pt}
:target{background:none;outline:0}
.ref{text-decoration:none}
blockquote p{font-size:13pt}
.cards .part{break-inside:avoid;min-height:118mm;margin:0 1px 8mm}
.cards header{margin-bottom:6mm}
}
`;
