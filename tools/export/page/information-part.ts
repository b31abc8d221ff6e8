import type { ExportInformation } from '../../../subgraphs/register/generated/types.js';
import type { Markup } from './html.js';
import { html } from './html.js';
import type { Writer } from './values.js';
import { codeWord } from './values.js';

/** What must come with a copy: who holds the data, what for, how long, and which rights there are (Article 15(1) and (2)). */
export function informationPart(information: ExportInformation, { words }: Writer): Markup {
  const titles = words.information;
  const { controllers, dataProtectionOfficer: officer, purposes, categories, recipients } = information;
  const nameOf = new Map(controllers.map(({ controller, name }) => [controller, name]));
  const purposeWord = (purpose: string): string => codeWord(words, 'ProcessingPurpose', purpose);
  return html`<section id="information" aria-labelledby="information-title">
    <h2 id="information-title">${titles.title}</h2>
    ${block(
      titles.controllers,
      grid(
        titles.controllers,
        [titles.controller, titles.businessId, titles.address, titles.responsibleFor],
        controllers.map((one) => [one.name, one.businessId, one.address, one.responsibleFor]),
      ),
    )}
    ${block(
      titles.dataProtectionOfficer,
      html`<p>
        ${officer.name}<br />${titles.email}:
        ${officer.email}${officer.phone !== null && html`<br />${titles.phone}: ${officer.phone}`}
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
      html`<ul>
        ${information.rights.map((right) => html`<li>${right}</li>`)}
      </ul>`,
    )}
    ${block(titles.complaint, html`<p>${information.complaint}</p>`)}
    ${block(titles.automatedDecisions, html`<p>${information.automatedDecisions}</p>`)}
    ${block(titles.thirdCountries, html`<p>${information.thirdCountries}</p>`)}
    ${block(
      titles.notHeldHere,
      html`<ul>
        ${information.notHeldHere.map((one) => html`<li>${one}</li>`)}
      </ul>`,
    )}
  </section>`;
}

function block(title: string, content: Markup): Markup {
  return html`<section>
    <h3>${title}</h3>
    ${content}
  </section> `;
}

function grid(caption: string, titles: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="words">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function lines(texts: readonly string[]): Markup {
  return html`${texts.map((text) => html`<span class="line">${text}</span>`)}`;
}
