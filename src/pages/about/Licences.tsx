/** What of others is in the page, under which licence, with its text. */
import type { About } from './about.ts';

const sorted = (names: readonly string[]): string => names.join(', ');

export function Licences({ about }: { readonly about: About }) {
  const { packages, texts } = about;
  return (
    <>
      <div className="about-table">
        <table>
          <caption className="visually-hidden">What of others is in this page</caption>
          <thead>
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Licence</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {packages.map(({ name, version, licence, by }) => (
              <tr key={`${name} ${version}`}>
                <th scope="row">
                  {name} <span className="muted">{version}</span>
                </th>
                <td>{licence}</td>
                <td>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>The licences’ texts</summary>
        {texts.map((text, index) => (
          <section key={text}>
            <h3>
              {sorted(packages.filter((each) => each.text === index).map(({ name }) => name))}
            </h3>
            <pre>{text}</pre>
          </section>
        ))}
      </details>
    </>
  );
}
