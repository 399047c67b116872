<?php

declare(strict_types=1);

namespace Ringwell\Demo\Site;

use Ringwell\Demo\Phone\SimulatePage;
use Ringwell\Site\Form\FloatHtml;

/** The demo's own corner of the visitor's page: ways to open it anew, and a telephone. */
final class Bar
{
    public static function print(): void
    {
        $links = '';
        foreach (Ways::all() as ['label' => $label, 'path' => $path]) {
            // Without a referrer, or the new page would go on with this visit.
            $links .= sprintf('<li><a href="%s" target="_blank" rel="noreferrer noopener">%s</a></li>', esc_url(home_url($path)), esc_html($label));
        }
        printf(
            '<details class="ringwell-demo-bar"><summary>%s</summary><div><b>%s</b><ul>%s</ul><p>%s</p><p><a class="ringwell-demo-ring" href="%s" target="ringwell-demo-ring" rel="noreferrer">%s</a></p><p><a href="#%s">%s</a></p></div></details>',
            esc_html__('Demo', 'ringwell-demo'),
            esc_html__('Open as a visitor from', 'ringwell-demo'),
            $links,
            esc_html__('In the same browser you stay the same visitor: another way begins a new visit of yours. A private window makes a new visitor.', 'ringwell-demo'),
            esc_url(SimulatePage::address()),
            esc_html__('Ring the number that you see', 'ringwell-demo'),
            esc_attr(FloatHtml::ID),
            esc_html__('Ask to be rung back', 'ringwell-demo'),
        );
        // Read at the click: by then the page shows the number that this visitor was given.
        wp_print_inline_script_tag(
            "document.querySelector('.ringwell-demo-ring').addEventListener('click',function(){"
            . "var seen=document.querySelector('.soroka-call a[href^=\"tel:\"]');if(seen){var to=new URL(this.href);"
            . "to.searchParams.set('number',seen.getAttribute('href').slice(4));this.href=to.href}})",
        );
    }
}
