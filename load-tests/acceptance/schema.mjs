import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import formats from 'ajv-formats';

const read = (name) => JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url)));

function validator(name, definition = '') {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  formats(ajv);
  const schema = read(name);
  ajv.addSchema(schema);
  const validate = ajv.getSchema(schema.$id + definition);
  return (value) => {
    if (!validate(value)) throw new Error(ajv.errorsText(validate.errors).slice(0, 600));
    return true;
  };
}

const fitsBundle = validator('fhir-schema');
// The schema leaves a bundle's resources open, so that each is held against its own.
const fitsResource = new Map(
  ['Patient', 'Immunization'].map((type) => [type, validator('fhir-schema', `#/definitions/${type}`)]));
export const fitsKeySet = validator('keyset-schema');
export const fitsJws = validator('jws-schema');
export const fitsCredential = validator('smart-health-card-vc-schema');

export function fitsFhir(bundle) {
  bundle.entry.forEach(({ resource }) => fitsResource.get(resource.resourceType)(resource));
  return fitsBundle(bundle);
}

const forbidden = ['immunization-dm', 'patient-dm']
  .flatMap((name) => read(name).mustNotContain)
  .map((entry) => entry.path.replace('[x]', ''))
  .filter((path) => path !== 'Patient.name.use'); // the US profile's rule; Japan's cards carry it

/// What the reference validator's lists forbid in a resource.
export function forbiddenIn(resource) {
  return forbidden.filter((path) => {
    const [type, ...names] = path.split('.');
    return type === resource.resourceType && reaches([resource], names);
  });
}

function reaches(values, names) {
  if (names.length === 0) return values.length > 0;
  const next = values.flatMap((v) => (v && typeof v === 'object' ? v[names[0]] ?? [] : [])).flat();
  return reaches(next, names.slice(1));
}
