// Only while somebody works on the words ('make serve'): shows the page anew when the site has been built anew.
// MkDocs writes a script for this into the page, which the page's rules refuse to run. Which build the page is of
// can still be read there.
const told = Array.from(document.scripts, (script) => script.textContent).join().match(/livereload\((\d+), (\d+)\)/);
for (;;) {
  try {
    const newest = await (await fetch(`/livereload/${told[1]}/${told[2]}`)).text();
    if (Number(newest) > Number(told[1])) location.reload();
  } catch {
    // The server is being started anew.
    await new Promise((done) => setTimeout(done, 1000));
  }
}
