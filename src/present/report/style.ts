/** The report's style: light and dark, phone to A4, no file beside the page. */
export const reportStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#51606f;--line:#d5dbe3;--page:#fff;--band:#f3f5f8;--good:#00604a;--bad:#9c3800;--link:#00598c}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#a9b4c2;--line:#38434f;--page:#13181f;--band:#1d252e;--good:#5cd6b3;--bad:#ffab75;--link:#7cc4f0}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--page);max-width:66rem;margin:0 auto;padding:1rem 1rem 4rem;overflow-wrap:break-word}
h1{font-size:clamp(1.5rem,1.1rem + 2vw,2.1rem);line-height:1.2;margin:.3em 0}
h2{font-size:1.4rem;line-height:1.25;margin:0 0 .3em}
h3{font-size:1.05rem;margin:1.8em 0 .5em}
section{margin-top:3.2rem;border-top:2px solid var(--line);padding-top:1.2rem}
.lead{font-size:1.08rem;max-width:68ch;margin:.2em 0 1.2em}
.note,figcaption,summary{color:var(--soft);font-size:.9rem}
p{max-width:72ch}a{color:var(--link)}a.source{font-size:.78rem;text-decoration:none;white-space:nowrap}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
nav ol{columns:18rem;column-gap:2rem;padding:0;margin:.3rem 0}nav li{break-inside:avoid;margin:0 0 0 1.9em;padding:.12rem 0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.8rem;margin:1rem 0}
.figures div{background:var(--band);padding:.8rem 1rem;border-radius:.4rem}.figures dt{font-size:.9rem;color:var(--soft)}.figures dd{margin:0}
.figures b{display:block;font-size:1.4rem;line-height:1.3}.figures span{color:var(--soft);font-size:.86rem}
.scroll{overflow-x:auto;max-width:100%;margin:.6rem 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:.32rem .55rem;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:600;vertical-align:bottom}th:first-child,.words{text-align:left}tbody th{font-weight:400}
td:not(.words){white-space:nowrap}td .note,th .note{white-space:normal;font-size:inherit}td a.source{font-size:inherit}.bar .note{white-space:nowrap}.many td:not(.words){white-space:normal}.many td,.many th{padding:.32rem .35rem}td.words{min-width:8rem}.bar{white-space:nowrap}.bar .share{width:6rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2rem}
.holds,.suits{color:var(--good)}.falls-short,.exceeds,.short,.unproven{color:var(--bad)}
figure{margin:1.4rem 0 .4rem}figcaption{font-weight:600;color:var(--ink);margin-bottom:.4rem}
figure .large{min-width:46rem}figure svg{display:block;width:100%;height:auto;max-width:100%}svg text{fill:currentColor;font-family:inherit}
.narrow{display:none}.share{width:9rem;max-width:100%;height:.75rem;vertical-align:middle;border-radius:2px}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.86rem}.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:2px}
summary{cursor:pointer;padding:.3rem 0}.earlier{margin:.2rem 0}.earlier>summary{font-weight:600}ul{padding-left:1.2rem;max-width:76ch}li{margin:.35rem 0}code{font-size:.85em}
@media screen and (max-width:43rem){.wide{display:none}.narrow{display:block}.narrow svg{max-width:30rem;margin:auto}th,td{padding:.3rem .35rem}table{font-size:.82rem}td:not(.words){white-space:normal}
.cards thead{display:none}.cards tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}.cards tbody th{display:block;border:0;font-weight:600;padding:.1rem 0}
.cards td{display:flex;justify-content:space-between;gap:0 1rem;border:0;padding:.1rem 0;text-align:right}.cards td.words{display:block;text-align:left}.cards td.words::before{margin-right:.6em}.cards td:empty{display:none}.cards td::before{content:attr(data-label);color:var(--soft);text-align:left}}
@media print{@page{size:A4;margin:14mm 13mm}:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--page:#fff;--band:#f1f1f1;--good:#00604a;--bad:#9c3800;--link:#000}
body{font-size:10pt;max-width:none;padding:0}.wide{display:block}.narrow{display:none}.large{min-width:0!important}.skip{display:none}
section{margin-top:1.6rem}nav ol{columns:2}figure svg{max-height:245mm}h2,h3,figcaption,.lead,.legend{break-after:avoid}figure,tr,p,li,.figures div{break-inside:avoid}
.scroll{overflow:visible}table{font-size:7.2pt;table-layout:auto}th,td{padding:.16rem .25rem}td:not(.words){white-space:normal;overflow-wrap:normal}td.words,th[scope=row]{overflow-wrap:anywhere}thead th{hyphens:auto}.years tbody th{min-width:2.4rem;white-space:nowrap}td.words{min-width:0}.earlier details{display:none}tbody th{min-width:5rem}
details:not([open])::details-content{content-visibility:visible;height:auto;block-size:auto}
.share,.legend i,.figures div{print-color-adjust:exact;-webkit-print-color-adjust:exact}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}.share{width:5rem}}
`;
