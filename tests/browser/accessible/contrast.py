"""Measures the contrast of every word that is shown, in whatever colours the page has on just now (WCAG 1.4.3)."""

CONTRAST = r"""part => {
    const parsed = (colour) => {
        const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+(?:e-\d+)?/g) ?? []).map(Number);
        return colour.startsWith("color(") ? [red * 255, green * 255, blue * 255, alpha] : [red, green, blue, alpha];
    };
    const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
    const behind = (element) => {
        if (!element) return [255, 255, 255, 1];
        const colour = parsed(getComputedStyle(element).backgroundColor);
        return colour[3] === 1 ? colour : over(colour, behind(element.parentElement));
    };
    const luminance = ([red, green, blue]) => {
        const part = (each) => ((each /= 255) <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    };
    const contrast = (one, other) => {
        const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
    };
    const found = new Map();
    for (const each of document.querySelector(part).querySelectorAll("*")) {
        if (![...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
        if (!each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (each.closest("button:disabled, [aria-disabled=true], [aria-hidden=true], script, style, option")) continue;
        const { color, fill, fontSize, fontWeight } = getComputedStyle(each);
        const below = behind(each);
        const words = over(parsed(each instanceof SVGElement ? fill : color), below);
        const size = parseFloat(fontSize);
        const enough = size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
        const seen = contrast(words, below);
        if (seen < enough) found.set(`${words} on ${below}`, `${seen.toFixed(2)}: ${each.outerHTML.slice(0, 120)}`);
    }
    return [...found.values()];
}"""
