using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The installed browser.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    // Playwright's own for everything else.
    private const float ExpectMs = 30_000;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Starts it; skips the test where it is not installed.</summary>
    public static async Task<Chromium> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Executable), $"{Executable} is missing. Install the package chromium.");
        Assertions.SetDefaultExpectTimeout(ExpectMs);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>A browser of its own for a person who has not been there before: light, without motion and 1280 × 800 unless told otherwise.</summary>
    public async Task<Visitor> VisitAsync(Uri address, string name, Action<BrowserNewContextOptions>? looks = null)
    {
        BrowserNewContextOptions options = new()
        {
            BaseURL = address.ToString(),
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 800 },
        };
        looks?.Invoke(options);
        IBrowserContext context = await browser.NewContextAsync(options);
        return new Visitor(await context.NewPageAsync(), name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
