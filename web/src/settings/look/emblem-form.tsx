import type { Names } from '@bezpechne/shared/cities'
import { tongueOf, written } from '@bezpechne/shared/languages'

import { useWords } from '../../lib/words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { type Fields, LookForm } from './look-form.tsx'
import type { FormProps } from './parts.tsx'
import { words } from './words.ts'

interface Typed {
  /** Chosen, not sent yet. */
  file: File | undefined
  /** Where it can be looked at meanwhile. */
  url: string | undefined
  /** There once a picture is. */
  alt: Names | undefined
}

export function EmblemForm({ saved, shown, acts, ...rest }: FormProps) {
  const { own, version } = saved.emblem

  async function save({ file, alt }: Typed, know: (version: number) => void): Promise<void> {
    const sent = file && (await acts.upload(file, version))
    if (sent) know(sent.version)
    if (own && alt && (alt.uk !== own.alt.uk || alt.en !== own.alt.en))
      await acts.set('emblem', { alt }, sent?.version ?? version)
  }

  return (
    <LookForm<Typed>
      {...rest}
      version={version}
      start={{ file: undefined, url: own?.url, alt: own?.alt }}
      shownWith={({ url, alt }) => ({
        ...shown,
        emblem: url ? { url, alt: alt ?? { uk: '', en: '' } } : null,
      })}
      onSave={save}
      isReady={({ file }) => file !== undefined || own !== null}
      onReset={own ? () => acts.reset('emblem', version) : undefined}
    >
      {(fields) => <EmblemFields {...fields} />}
    </LookForm>
  )
}

function EmblemFields({ typed, put, trouble }: Fields<Typed>) {
  const say = useWords(words)
  const { file, url, alt } = typed

  function choose(chosen: File | undefined): void {
    if (!chosen) return
    if (file && url) URL.revokeObjectURL(url)
    put({ ...typed, file: chosen, url: URL.createObjectURL(chosen) })
  }

  return (
    <>
      <div className="row">
        <label className="btn s lk-file">
          {say('chooseFile')}
          <input
            type="file"
            className="vh"
            accept="image/jpeg,image/png,image/webp"
            onChange={({ target }) => choose(target.files?.[0])}
          />
        </label>
        {file && <span className="small">{file.name}</span>}
      </div>
      <p className="small muted">{say('emblemHint')}</p>
      {alt && (
        <div className="set-two">
          {written.map((language) => (
            <TextField
              key={language}
              label={`${say('alt')}, ${tongueOf(language).name}`}
              error={trouble(`value.alt.${language}`)}
              value={alt[language]}
              max={120}
              onChange={(text) => put({ ...typed, alt: { ...alt, [language]: text } })}
            />
          ))}
        </div>
      )}
    </>
  )
}
