import type { CourseDocument, LocalizedText } from '../documents.js';
import { Random } from '../random.js';

/** How a course is given. Times are Helsinki hours. */
export interface CourseShape {
  /** Where: at a place, on the web, or the yearly gathering of the field. */
  readonly held: 'on-site' | 'online' | 'gathering';
  /** From the first to the last day. */
  readonly days: number;
  readonly fromHour: number;
  readonly untilHour: number;
  readonly capacity: readonly [least: number, most: number];
  readonly priceCents: number;
  /** How often it is given compared with the others. */
  readonly weight: number;
}

export interface Course extends CourseShape {
  readonly document: CourseDocument;
}

const workshop = {
  held: 'on-site',
  days: 1,
  fromHour: 9,
  untilHour: 16,
  capacity: [14, 24],
  priceCents: 19_500,
} as const;
const webinar = {
  held: 'online',
  days: 1,
  fromHour: 12,
  untilHour: 15,
  capacity: [25, 60],
  priceCents: 9_000,
} as const;

/** The courses; prices, capacities and descriptions are synthetic. */
export const courses: readonly Course[] = [
  course(
    'MUSEO-PERUSTEET',
    2,
    3,
    { held: 'online', days: 43, fromHour: 9, untilHour: 15, capacity: [30, 40], priceCents: 29_000 },
    {
      name: text('Museotyön perusteet', 'Grunderna i museiarbete', 'Basics of museum work'),
      about: text(
        'Verkkokurssi museon tehtävistä, kokoelmista ja yleisötyöstä.',
        'Nätkurs om museets uppdrag, samlingar och publikarbete.',
        'An online course on what museums do, their collections and their audiences.',
      ),
    },
  ),
  course(
    'MUSEOPAIVAT',
    null,
    0,
    { held: 'gathering', days: 2, fromHour: 10, untilHour: 16, capacity: [150, 200], priceCents: 26_000 },
    {
      name: text('Museopäivät', 'Museidagarna', 'Museum Days'),
      about: text(
        'Museoalan vuosittainen tapaaminen.',
        'Museibranschens årliga möte.',
        'The yearly gathering of the museum field.',
      ),
    },
  ),
  course(
    'MUSEOVALOKUVAUS',
    1,
    2,
    { ...workshop, days: 2 },
    {
      name: text('Museovalokuvaus', 'Museifotografering', 'Museum photography'),
      about: text(
        'Esineiden kuvaaminen luettelointia ja julkaisua varten.',
        'Att fotografera föremål för katalog och publicering.',
        'Photographing objects for the catalogue and for publication.',
      ),
    },
  ),
  course('PALVELUJEN-TUOTTEISTUS', 1, 2, workshop, {
    name: text(
      'Museopalvelujen tuotteistaminen',
      'Produktisering av museitjänster',
      'Service productisation in museums',
    ),
    about: text(
      'Ideasta palveluksi, jolla on kävijänsä ja hintansa.',
      'Från idé till en tjänst med publik och pris.',
      'From an idea to a service with an audience and a price.',
    ),
  }),
  course('FASILITOINTI', 1, 2, workshop, {
    name: text('Fasilitointi museotyössä', 'Facilitering i museiarbete', 'Facilitation in museum work'),
    about: text(
      'Työpajojen ja keskustelujen ohjaaminen.',
      'Att leda verkstäder och samtal.',
      'Leading workshops and conversations.',
    ),
  }),
  course(
    'LUETTELOINTI',
    1,
    3,
    { ...workshop, capacity: [12, 20] },
    {
      name: text('Kokoelmien luettelointi', 'Katalogisering av samlingar', 'Cataloguing collections'),
      about: text(
        'Luetteloinnin käytännöt, sanastot ja oikeudet.',
        'Katalogiseringens praxis, vokabulärer och rättigheter.',
        'Practice, vocabularies and rights in cataloguing.',
      ),
    },
  ),
  course('MARKKINOINTI', null, 2, webinar, {
    name: text('Museon markkinointi', 'Museets marknadsföring', 'Marketing a museum'),
    about: text(
      'Kohderyhmät, kanavat ja mittaaminen.',
      'Målgrupper, kanaler och mätning.',
      'Audiences, channels and measuring.',
    ),
  }),
  course('SAAVUTETTAVUUS', null, 2, webinar, {
    name: text('Saavutettava museo', 'Ett tillgängligt museum', 'The accessible museum'),
    about: text(
      'Tilat, tekstit ja verkkopalvelut kaikille.',
      'Lokaler, texter och webbtjänster för alla.',
      'Rooms, texts and web services for everybody.',
    ),
  }),
  course('TEKIJANOIKEUS', null, 2, webinar, {
    name: text('Tekijänoikeus museossa', 'Upphovsrätt på museet', 'Copyright in museums'),
    about: text(
      'Kuvien ja kokoelmien käyttöoikeudet.',
      'Rätten att använda bilder och samlingar.',
      'Rights to use images and collections.',
    ),
  }),
  course(
    'ENNALTAEHKAISEVA-KONSERVOINTI',
    1,
    2,
    { ...workshop, capacity: [10, 16] },
    {
      name: text('Ennaltaehkäisevä konservointi', 'Förebyggande konservering', 'Preventive conservation'),
      about: text(
        'Olosuhteet, pakkaaminen ja tuholaiset.',
        'Klimat, packning och skadedjur.',
        'Climate, packing and pests.',
      ),
    },
  ),
  course(
    'NAYTTELYTUOTANTO',
    2,
    2,
    { ...workshop, days: 2, priceCents: 34_000 },
    {
      name: text('Näyttelytuotanto', 'Utställningsproduktion', 'Producing an exhibition'),
      about: text('Käsikirjoituksesta avajaisiin.', 'Från manus till vernissage.', 'From the script to the opening.'),
    },
  ),
  course('YLEISOTYO', 1, 2, workshop, {
    name: text(
      'Yleisötyö ja museopedagogiikka',
      'Publikarbete och museipedagogik',
      'Audience work and museum education',
    ),
    about: text(
      'Opastukset, työpajat ja yhteistyö koulujen kanssa.',
      'Guidningar, verkstäder och samarbete med skolor.',
      'Guided tours, workshops and working with schools.',
    ),
  }),
];

/** The qualifications that are run with vocational partners. */
export const qualifications: readonly LocalizedText[] = [
  text(
    'Käsityömestarin erikoisammattitutkinto, museotekniikan osaamisala (Museomestari)',
    'Specialyrkesexamen för hantverksmästare, kompetensområdet för museiteknik (museimästare)',
    'Specialist qualification of master craftsman, museum technology (museum master)',
  ),
  text(
    'Lähiesimiestyön erikoisammattitutkinto',
    'Specialyrkesexamen i arbetsledning',
    'Specialist qualification in first-line management',
  ),
  text(
    'Tuotekehitystyön erikoisammattitutkinto',
    'Specialyrkesexamen i produktutveckling',
    'Specialist qualification in product development',
  ),
];

function course(
  code: string,
  ects: number | null,
  weight: number,
  shape: Omit<CourseShape, 'weight'>,
  { name, about }: { readonly name: LocalizedText; readonly about: LocalizedText },
): Course {
  const _id = new Random(`course/${code}`).uuid();
  return { ...shape, weight, document: { _id, code, name, description: about, ects } };
}

function text(fi: string, sv: string, en: string): LocalizedText {
  return { fi, sv, en };
}
