import type { ExportInformation } from '../../../subgraphs/register/generated/types.js';
import type { Markup } from './markup.js';
import { markup } from './markup.js';
import type { Writer } from './values.js';
import { codeWord } from './values.js';

/** What must come with a copy: who holds the data, what for, how long, and which rights there are (Article 15(1) and (2)). */
export function informationPart(information: ExportInformation, { words }: Writer): Markup {
  const titles = words.information;
  const { controllers, dataProtectionOfficer: officer, purposes, categories, recipients } = information;
  const nameOf = new Map(controllers.map(({ controller, name }) => [controller, name]));
  const purposeWord = (purpose: string): string => codeWord(words, 'ProcessingPurpose', purpose);
  return markup`<section id="information" aria-labelledby="information-title">
    <h2 id="information-title">${titles.title}</h2>
    ${block(
      titles.controllers,
      grid(
        titles.controllers,
        [titles.controller, titles.businessId, titles.address, titles.responsibleFor],
        controllers.map((one) => [fixed(one.name), fixed(one.businessId), one.address, one.responsibleFor]),
      ),
    )}
    ${block(
      titles.dataProtectionOfficer,
      markup`<p>
        ${officer.name}<br />${titles.email}:
        ${officer.email}${officer.phone !== null && markup`<br />${titles.phone}: ${officer.phone}`}
      </p>`,
    )}
    ${block(
      titles.purposes,
      grid(
        titles.purposes,
        [titles.purpose, titles.bases],
        purposes.map(({ description, bases }) => [
          description,
          lines(bases.map((basis) => codeWord(words, 'LawfulBasis', basis))),
        ]),
      ),
    )}
    ${block(
      titles.categories,
      grid(
        titles.categories,
        [titles.category, titles.usedFor, titles.keptBy, titles.sources, titles.retention],
        categories.map((one) => [
          one.description,
          lines(one.purposes.map(purposeWord)),
          lines(one.controllers.map((controller) => nameOf.get(controller) ?? controller)),
          lines(one.sources),
          lines(one.retention),
        ]),
      ),
    )}
    ${block(
      titles.recipients,
      grid(
        titles.recipients,
        [titles.recipient, titles.recipientRole],
        recipients.map(({ name, role }) => [name, role]),
      ),
    )}
    ${block(
      titles.rights,
      markup`<ul>
        ${information.rights.map((right) => markup`<li>${right}</li>`)}
      </ul>`,
    )}
    ${block(titles.complaint, markup`<p>${information.complaint}</p>`)}
    ${block(titles.automatedDecisions, markup`<p>${information.automatedDecisions}</p>`)}
    ${block(titles.thirdCountries, markup`<p>${information.thirdCountries}</p>`)}
    ${block(
      titles.notHeldHere,
      markup`<ul>
        ${information.notHeldHere.map((one) => markup`<li>${one}</li>`)}
      </ul>`,
    )}
  </section>`;
}

function block(title: string, content: Markup): Markup {
  return markup`<section>
    <h3>${title}</h3>
    ${content}
  </section> `;
}

function grid(caption: string, titles: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="words">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${titles.map((title) => markup`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            markup`<tr>
              ${cells.map((cell) => markup`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function fixed(text: string): Markup {
  return markup`<span class="fixed">${text}</span>`;
}

function lines(texts: readonly string[]): Markup {
  return markup`${texts.map((text) => markup`<span class="line">${text}</span>`)}`;
}
