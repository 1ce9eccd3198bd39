import type { Issue } from '../../../park/issue.ts';
import { Notice } from '../../design/notice.tsx';
import { dealViewMessages } from '../../messages/deal.ts';
import { filesMessages } from '../../messages/files.ts';
import { go } from '../../navigation.ts';
import { useLocale, useTexts } from '../../speech.tsx';

/** Issues beyond which the first say enough. */
const mostShown = 20;

/** Why a park's files give no deals: each error in words, leading to its line in the editor. */
export default function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const d = useTexts(dealViewMessages);
  const f = useTexts(filesMessages);
  const locale = useLocale();
  const errors = issues.filter(({ severity }) => severity === 'error');
  return (
    <Notice kind="bad">
      <p>{d.unsound(locale.whole(errors.length))}</p>
      <ul className="issues">
        {errors.slice(0, mostShown).map(({ at: { file, line, column }, code, found, expected, hint }) => (
          <li key={`${file}:${line}:${column} ${code} ${found}`}>
            <button
              type="button"
              className="opens"
              onClick={() => go({ view: 'files', own: { tab: 'files', file, line: String(line) } })}
            >{`${file}:${line}`}</button>{' '}
            <b>{f.codes[code]}</b>
            <dl>
              <dt>{f.found}</dt>
              <dd lang="en">{found}</dd>
              <dt>{f.expected}</dt>
              <dd lang="en">{expected}</dd>
              {hint ? (
                <>
                  <dt>{f.hint}</dt>
                  <dd lang="en">{hint}</dd>
                </>
              ) : null}
            </dl>
          </li>
        ))}
      </ul>
      {locale.language === 'en' ? null : <p className="note">{f.english}</p>}
    </Notice>
  );
}
