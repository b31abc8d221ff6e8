import { markup } from './markup.js';

describe('markup', () => {
  it('escapes every value, in text and in attributes', () => {
    expect(markup`<p title="${'"><script>'}">${`<b>'&'</b>`}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&#39;&amp;&#39;&lt;/b&gt;</p>',
    );
  });

  it('takes markup as it is, lists one after the other, and nothing for nothing', () => {
    expect(markup`<ul>${['<', 1].map((item) => markup`<li>${item}</li>`)}</ul>${null}${undefined}${false}`.text).toBe(
      '<ul><li>&lt;</li><li>1</li></ul>',
    );
  });
});
