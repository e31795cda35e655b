// Only under `serve`: asks whether the log has changed since the page was made, and loads it again when it has.
setInterval(async () => {
  try {
    const now = await (await fetch("/stamp", { cache: "no-store" })).text();
    if (now !== D.stamp) location.reload();
  } catch { /* the server is gone; the page stays as it is */ }
}, 1000);
