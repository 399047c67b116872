<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Site\TargetLink;

/** The button that floats over pages, and the dialog with the form. Without its script the dialog is shown by its address. */
final class FloatHtml
{
    public const ID = 'ringwell-callback';

    public function __construct(private readonly CallbackPage $page)
    {
    }

    public function html(FormHtml $form): string
    {
        return ($this->page->hasButton ? $this->button() : '') . $this->dialog($form);
    }

    /** On a phone, beside it, a link that dials: the site's own number, which the bundle replaces as any other. */
    private function button(): string
    {
        $link = TargetLink::of($this->page->target);
        $call = $link === null ? '' : sprintf(
            '<a class="wp-element-button ringwell-float__call" href="%s" %s="%d"><span>%s</span> <span class="ringwell-float__number">%s</span></a>',
            esc_attr($link->href()),
            TargetLink::MARK,
            $link->target,
            esc_html__('Call now', 'ringwell'),
            esc_html($link->text),
        );
        $text = $this->page->button === '' ? __('Call me back', 'ringwell') : $this->page->button;

        return sprintf(
            '<div class="ringwell-float" role="region" aria-label="%s">%s<a class="wp-element-button ringwell-float__back" href="#%s">%s</a></div>',
            esc_attr__('Call', 'ringwell'),
            $call,
            self::ID,
            esc_html($text),
        );
    }

    private function dialog(FormHtml $form): string
    {
        $when = ($this->page->onLeave ? ' data-leave="1"' : '') . ($this->page->after > 0 ? " data-after=\"{$this->page->after}\"" : '');

        return sprintf(
            '<dialog class="ringwell-dialog" id="%s" aria-labelledby="%s"%s><div class="ringwell-dialog__inner"><a class="ringwell-dialog__close" href="#">%s</a>%s</div></dialog>',
            self::ID,
            $form->titleId(),
            $when,
            esc_html__('Close', 'ringwell'),
            $form->html('class="ringwell-form"'),
        );
    }
}
