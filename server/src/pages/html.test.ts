import { expect, test } from 'vitest'

import { html } from './html.ts'

test('what people wrote stays text, in an element and in an attribute', () => {
  const name = `"><script>alert('x')</script>&amp;`
  expect(html`<p title="${name}">${name}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</p>',
  )
})

test('markup is put together, of lists nothing is left out, and what is absent is nothing', () => {
  const items = ['<a>', 0].map((one) => html`<li>${one}</li>`)
  expect(html`<b>${items}${null}${false}${undefined}</b>`.text).toBe('<b><li>&lt;a&gt;</li><li>0</li></b>')
})
