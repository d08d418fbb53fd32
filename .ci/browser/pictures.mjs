// Pictures of a report: node pictures.mjs REPORT.html DIRECTORY
// DIRECTORY/report.png and report-phone.png are those in README; the others are to be looked at after a change of its style.
import { pathToFileURL } from "node:url";
import { SCHEMES, SIZES, launch, open } from "./browser.mjs";

const [report, directory] = process.argv.slice(2);
const url = pathToFileURL(report).href;
const browser = await launch();
try {
  for (const [name, size] of Object.entries(SIZES)) {
    for (const scheme of SCHEMES) {
      const { page } = await open(browser, url, { size, scheme });
      await page.screenshot({ path: `${directory}/${name}-${scheme}.png`, fullPage: true });
      await page.close();
    }
  }
  const { page } = await open(browser, url, { size: { width: 1080, height: 1000 } });
  await page.screenshot({ path: `${directory}/report.png` });
  await page.pdf({ path: `${directory}/report.pdf`, format: "A4" });
  await page.close();
  const phone = await open(browser, url, { size: SIZES.phone, scheme: "dark" });
  await phone.page.screenshot({
    path: `${directory}/report-phone.png`,
    clip: { x: 0, y: 0, width: SIZES.phone.width, height: 1000 },
  });
  await phone.page.close();
} finally {
  await browser.close();
}
