import { createSeedrollClient, seedrollError } from 'seedroll/client';

const seedroll = createSeedrollClient({ url: 'http://127.0.0.1:5000' });

try {
  await seedroll.groups.list.query({ limit: 0 });
} catch (error) {
  const report = seedrollError(error);
  if (report === null) throw error;
  console.log(report.code, report.field, '-', report.message);
}
