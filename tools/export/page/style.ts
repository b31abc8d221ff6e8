/**
 * The one style sheet of the page, for the screen and for paper. It asks for nothing: fonts are those of the machine.
 * Colours keep a contrast of 4.5:1 and more.
 */
export const style = `
:root { --ink: #1b1f24; --quiet: #545b64; --line: #d5d9de; --soft: #f4f6f8; --accent: #10406b; --warn: #8a1c13; --warn-soft: #fdf1ef; }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; color: var(--ink); background: #fff; }
body { margin: 0 auto; padding: 0 1.5rem 4rem; max-width: 72rem; }
header { border-top: .5rem solid var(--accent); padding: 2rem 0 0; }
.organisation { margin: 0; color: var(--accent); font-weight: 600; }
h1 { margin: .5rem 0 .25rem; font-size: 2.25rem; line-height: 1.2; letter-spacing: -.01em; }
.article { margin: 0; color: var(--quiet); }
.introduction { max-width: 46rem; font-size: 1.125rem; margin: 1rem 0 0; }
h2 { margin: 3.5rem 0 0; padding-bottom: .4rem; border-bottom: 2px solid var(--accent); font-size: 1.6rem; line-height: 1.25; color: var(--accent); }
h3 { margin: 2rem 0 .5rem; font-size: 1.15rem; line-height: 1.3; }
p { margin: .5rem 0; max-width: 46rem; }
ul { margin: .5rem 0; padding-left: 1.25rem; max-width: 46rem; }
li { margin: .25rem 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem 2rem; margin: 1.75rem 0 0; padding: 1.1rem 1.25rem; background: var(--soft); }
.facts dt { color: var(--quiet); font-size: .875rem; }
.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.facts > div:last-child { grid-column: 1 / -1; }
.partial { margin: 1.75rem 0 0; padding: 1rem 1.25rem; border: 2px solid var(--warn); border-left-width: .6rem; background: var(--warn-soft); }
.partial h2 { margin: 0; padding: 0; border: 0; font-size: 1.25rem; color: var(--warn); }
.unreached { padding: .6rem .9rem; border-left: .3rem solid var(--warn); background: var(--warn-soft); color: var(--warn); font-weight: 600; }
.nothing, .none { color: var(--quiet); }
nav { margin: 2rem 0 0; }
nav h2 { margin: 0; padding: 0; border: 0; font-size: 1.15rem; color: inherit; }
nav ol { columns: 3 14rem; margin: .5rem 0 0; padding: 0; max-width: none; list-style: none; }
nav li { margin: 0 0 .25rem; break-inside: avoid; }
a { color: var(--accent); }
.count { color: var(--quiet); }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 .4rem; text-align: left; color: var(--quiet); font-size: .875rem; }
th, td { padding: .45rem 1rem .45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid var(--ink); font-size: .8125rem; line-height: 1.3; vertical-align: bottom; }
td.number, th.number { white-space: nowrap; text-align: right; }
td.short { white-space: nowrap; }
time { white-space: nowrap; }
.wide time { white-space: normal; }
.wide td.short time { white-space: nowrap; }
.ledger { max-width: 52rem; }
.ledger > tbody > tr > th { width: 15rem; color: var(--quiet); font-weight: 400; }
.inner { width: auto; font-size: .875rem; }
.inner th, .inner td { padding: .15rem .9rem .15rem 0; border-bottom: 0; }
.inner thead th { color: var(--quiet); font-weight: 400; white-space: nowrap; }
.words td { min-width: 9rem; }
.words th:last-child { width: 42%; }
.line { display: block; padding-left: .75em; text-indent: -.75em; }
.fixed { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin: 4rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
@media (max-width: 40rem) { html { font-size: 15px; } body { padding: 0 1rem 3rem; } h1 { font-size: 1.8rem; } .ledger > tbody > tr > th { width: 9rem; } }
@page { size: A4; margin: 18mm 15mm 20mm; }
@media print {
  html { font-size: 9.5pt; line-height: 1.4; }
  body { padding: 0; max-width: none; }
  header { border-top-width: 3pt; padding-top: 10pt; }
  h1 { font-size: 20pt; }
  h2 { margin-top: 20pt; font-size: 14pt; }
  h3 { margin-top: 12pt; font-size: 11pt; }
  h2, h3, caption, thead { break-after: avoid; }
  tr, .facts, .partial, li { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: 8.5pt; }
  th, td { padding: 2.5pt 7pt 2.5pt 0; }
  thead th, .inner { font-size: 7.5pt; }
  .words td { min-width: 0; }
  .scroll { overflow: visible; }
  .facts, .partial, .unreached { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;
