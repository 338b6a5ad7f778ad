/** Hatches as on the map: what is not known carries no colour of the scale. */
const HATCHES = `
.excluded{background:repeating-linear-gradient(135deg,rgb(255 255 255/43%) 0 1px,transparent 1px 4px) #8a3b62}
.to-be-sampled{background:repeating-linear-gradient(135deg,#7a7e82 0 1px,transparent 1px 4px) #fff}
.not-assessed{background:repeating-linear-gradient(45deg,#9ea1a4 0 1px,transparent 1px 6px) #fff}`;

const SCREEN = `
:root{--page:#f6f5f2;--panel:#fff;--hairline:#e3e1dc;--ink:#23262a;--ink-2:#5c6066;--accent:#1b62b8;color-scheme:light}
*{box-sizing:border-box}
html{scroll-padding-top:56px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:14px/20px "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;text-autospace:normal;font-variant-numeric:tabular-nums}
h1,h2,h3,h4,p,dl,dd,ol,ul{margin:0}
h1{font-size:24px;line-height:32px;font-weight:600}
h2{margin:32px 0 8px;font-size:20px;line-height:28px;font-weight:600}
h3{margin:20px 0 4px;font-size:16px;line-height:24px;font-weight:600}
h4{margin:0 0 4px;font-size:13px;line-height:20px;font-weight:600}
p,ol,ul{margin:4px 0}
ol,ul{padding-left:20px}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.choice{position:fixed;top:14px;right:60px;z-index:3;width:1px;height:1px;margin:0;opacity:0}
.top{position:sticky;top:0;z-index:2;display:flex;gap:12px;align-items:center;min-height:48px;padding:6px 24px;background:var(--panel);border-bottom:1px solid var(--hairline)}
.top b{font-weight:600;white-space:nowrap}
.languages{display:flex;gap:4px;margin-left:auto;white-space:nowrap}
.languages label{padding:4px 10px;border:1px solid var(--hairline);border-radius:6px;cursor:pointer}
#show-zh:checked~.top [for=show-zh],#show-en:checked~.top [for=show-en]{border-color:var(--accent);color:var(--accent);font-weight:600}
#show-zh:focus-visible~.top [for=show-zh],#show-en:focus-visible~.top [for=show-en]{outline:2px solid var(--accent);outline-offset:2px}
#show-zh:checked~.en,#show-en:checked~.zh,#show-zh:checked~.top .en,#show-en:checked~.top .zh{display:none}
.half{display:grid;grid-template-columns:184px minmax(0,1fr);gap:32px;max-width:1440px;margin:0 auto;padding:24px}
.contents{position:sticky;top:72px;align-self:start;font-size:13px}
.contents ol{padding:0;list-style:none}
.contents a{display:block;padding:4px 0;color:var(--ink-2);text-decoration:none}
.contents a:hover{color:var(--accent);text-decoration:underline}
.ribbon{display:inline-block;padding:0 8px;border-radius:2px;background:#fff4d6;color:#6d4c00;font-size:12px;line-height:20px;white-space:nowrap}
.quiet{color:var(--ink-2);font-weight:400;font-size:12px}
.remark{color:#85570a;font-size:12px;line-height:16px}
.good{color:#1d6f42}
.bad{color:#a3232f}
.good,.bad{white-space:nowrap}
.answer{padding:12px 16px 12px 36px;background:var(--panel);border:1px solid var(--hairline);border-radius:6px}
.answer li{padding:3px 0}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:6px 0}
.facts dt{max-width:160px;color:var(--ink-2)}
.facts dd{overflow-wrap:anywhere}
.scroll{margin:8px 0;overflow-x:auto;background:var(--panel);border:1px solid var(--hairline);border-radius:6px}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:16px}
caption{padding:8px 12px;text-align:left;color:var(--ink-2)}
th,td{padding:5px 8px;border-top:1px solid var(--hairline);text-align:left;vertical-align:top}
thead th{color:var(--ink-2);font-weight:400;vertical-align:bottom;word-break:keep-all}
tbody th{font-weight:500}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
.scroll tbody th{min-width:76px}
.scroll td{min-width:64px}
.scroll td.long{min-width:200px}
.scroll td.n{min-width:0}
.scroll td:not(.n){overflow-wrap:break-word}
.id{font-size:12px;white-space:nowrap}
.town{white-space:nowrap}
.path{overflow-wrap:anywhere}
.hash{display:block;min-width:240px;font-family:ui-monospace,Consolas,monospace;font-size:11px;overflow-wrap:anywhere}
.contradictions li{padding:3px 0}
.village{margin:16px 0 0;padding:12px 16px 16px;background:var(--panel);border:1px solid var(--hairline);border-radius:6px}
.village h3{margin:0}
.rank{display:inline-block;min-width:28px;padding:0 6px;border-radius:4px;background:#ebe8e2;text-align:center;font-size:13px}
.back{font-size:12px}
.parts{columns:2;column-gap:32px;margin-top:8px;font-size:12px;line-height:16px}
.parts .facts{grid-template-columns:112px minmax(0,1fr);gap:3px 12px}
.part{margin-bottom:16px;break-inside:avoid}
.belts{column-span:all;break-inside:auto}
.belts h5{margin:8px 0 4px;font-size:12px}
.belts .facts{max-width:720px}
.followed{margin:8px 0}
.followed summary{cursor:pointer;font-weight:600;padding:4px 0}
.small th,.small td{padding:3px 12px 3px 0}
.small tbody th{white-space:nowrap}
.parts .quiet,.parts .remark,.parts .id{font-size:inherit;line-height:inherit}
.small th:last-child,.small td:last-child{padding-right:0}
.small tbody tr:first-child th,.small tbody tr:first-child td{border-top:0}
.bar{display:flex;height:10px;margin:4px 0;overflow:hidden;border-radius:2px;background:#ebe8e2;border:1px solid #cfccc6}
.swatch{display:inline-block;width:12px;height:10px;margin-right:6px;border:1px solid #cfccc6;border-radius:2px}
.s1{background:#0b5d57}.s2{background:#3f9c8f}.s3{background:#a9d3c5}.not-suitable{background:#cdbfae}
.bar span,.swatch{print-color-adjust:exact;-webkit-print-color-adjust:exact}`;

const NARROW = `
@media (max-width:1080px){.half{display:block;padding:16px}.contents{position:static}.contents ol{display:flex;flex-wrap:wrap;gap:0 16px}}
@media (max-width:640px){.top{padding:6px 16px}.parts{columns:1}.top b span{display:none}.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dt{max-width:none;margin-top:4px;font-size:12px}.title .facts,.parts .facts{grid-template-columns:92px minmax(0,1fr)}.title dt,.parts dt{margin:0}.contents{margin-bottom:16px}.village{padding:12px}.part .small{display:block;overflow-x:auto}}`;

const PRINT = `
@page{size:A4;margin:16mm 12mm}
@page wide{size:A4 landscape}
@media print{html{scroll-padding-top:0}body{background:#fff;font-size:9pt;line-height:13pt}.top{position:static;padding:0 0 6px}.languages,.contents,.back,.choice{display:none}.half{display:block;max-width:none;padding:0}.wide{page:wide}.scroll{overflow:visible;border:0}.scroll td,.scroll td.long,.scroll tbody th{min-width:0}table,.parts{font-size:7.5pt;line-height:10pt}th,td{padding:3px 5px}thead{display:table-header-group}tr,.part,.answer{break-inside:avoid}h2,h3,h4{break-after:avoid}.village{padding:8px 0;border:0;border-top:1px solid var(--hairline);border-radius:0}a{color:inherit;text-decoration:none}.hash{min-width:150px;font-size:6.5pt}.id{font-size:inherit}}`;

/** Said in the margin of every printed page of made-up data. */
const SYNTHETIC_MARGIN = `
@page{@top-right{content:"合成演示数据 synthetic demo data";color:#6d4c00;font-size:8pt}}`;

/** The style sheet of the report: light, calm, narrow screens and A4; nothing is fetched. */
export function reportStyle(synthetic: boolean): string {
  const numbers = '\n@page{@bottom-center{content:counter(page) " / " counter(pages);color:#5c6066;font-size:8pt}}';
  return SCREEN + HATCHES + NARROW + PRINT + numbers + (synthetic ? SYNTHETIC_MARGIN : '');
}
