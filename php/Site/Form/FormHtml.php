<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Request\Form;

/**
 * The form as pages hold it, the same for every visitor: a plain form that any browser sends, and directives of WordPress's
 * Interactivity API for the script, where it comes.
 */
final class FormHtml
{
    /** @param string $key unique on the page; a name of JavaScript's */
    public function __construct(private readonly FormView $view, private readonly string $key)
    {
    }

    /** @param string $wrapper attributes of the element around it, escaped */
    public function html(string $wrapper): string
    {
        return "<div {$wrapper} data-wp-interactive=\"ringwell/form\">" . $this->head() . $this->form() . $this->after() . '</div>';
    }

    /** Id of the title, for what is named by it. */
    public function titleId(): string
    {
        return "{$this->key}-title";
    }

    private function head(): string
    {
        $text = $this->view->text->text();

        return sprintf('<h2 class="ringwell-form__title" id="%s">%s</h2>', $this->titleId(), esc_html($this->view->text->title()))
            . ($text === '' ? '' : '<p class="ringwell-form__text">' . nl2br(esc_html($text), false) . '</p>');
    }

    private function form(): string
    {
        $on = '';
        foreach (['submit' => 'send', 'input' => 'typed', 'focusin' => 'begin', 'focusout' => 'left'] as $event => $action) {
            $on .= " data-wp-on--{$event}=\"actions.{$action}\"";
        }
        $text = $this->view->text;

        return sprintf(
            '<form class="ringwell-form__form" method="post" action="%s" accept-charset="utf-8" data-ringwell-form="%s" data-kind="%s" data-thanks="%s" data-thanks-without="%s"%s data-wp-bind--hidden="state.%2$s.isDone">',
            esc_url($this->view->action),
            $this->key,
            esc_attr($this->view->form->kind),
            esc_attr($text->thanks('{phone}', '{when}', '{number}')),
            esc_attr($text->thanks('{phone}', '{when}', '')),
            $on,
        )
            . $this->line('when', 'estimate')
            . $this->fields()
            . $this->hidden()
            . $this->line('trouble', 'trouble')
            . sprintf('<p class="ringwell-form__send"><button type="submit" class="wp-element-button ringwell-form__button" data-wp-bind--aria-disabled="state.%1$s.isSending">%2$s</button> <span class="ringwell-form__sending" aria-hidden="true" hidden data-wp-bind--hidden="!state.%1$s.isSending">%3$s</span></p>', $this->key, esc_html($text->button()), esc_html__('Sending…', 'ringwell'))
            . '</form>';
    }

    private function fields(): string
    {
        $fields = new FieldHtml($this->key);
        $phone = ['type' => 'tel', 'inputmode' => 'tel', 'autocomplete' => 'tel', 'maxlength' => '32'];
        $asked = array_filter(Form::FIELDS, $this->view->form->asks(...));

        return $fields->input('phone', $this->view->text->label('phone'), true, $phone)
            . implode('', array_map(fn (string $name): string => $this->field($fields, $name), $asked))
            . $fields->tick('agreed', $this->consent());
    }

    private function field(FieldHtml $fields, string $name): string
    {
        $label = $this->view->text->label($name);
        $isRequired = $this->view->form->requires($name);

        return match ($name) {
            'name' => $fields->input($name, $label, $isRequired, ['type' => 'text', 'autocomplete' => 'name', 'maxlength' => '100']),
            'branch' => count($this->view->branches) > 1 ? $fields->choice($name, $label, $isRequired, $this->view->branches) : '',
            'when' => $fields->times($label, $isRequired),
            'comment' => $fields->text($name, $label, $isRequired),
            default => '',
        };
    }

    /** The link opens beside the page: what was typed must not be lost. */
    private function consent(): string
    {
        [$before, $link, $after] = array_map(esc_html(...), $this->view->text->consentParts());
        if ($link === '' || $this->view->policy === '') {
            return $before . $link . $after;
        }

        return sprintf(
            '%s<a href="%s" target="_blank" rel="noopener">%s<span class="ringwell-form__unseen"> %s</span></a>%s',
            $before,
            esc_url($this->view->policy),
            $link,
            esc_html__('(opens in a new tab)', 'ringwell'),
            $after,
        );
    }

    /** What people neither see nor hear, and programs fill in; and what says which form it is. */
    private function hidden(): string
    {
        return sprintf(
            '<div class="ringwell-form__more" aria-hidden="true"><label>%s<input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>'
            . '<input type="hidden" name="form" value="%d"><input type="hidden" name="config" value="%s">',
            esc_html__('Leave this empty', 'ringwell'),
            $this->view->form->id,
            esc_attr($this->view->config),
        );
    }

    private function line(string $class, string $name): string
    {
        return sprintf('<p class="ringwell-form__%s" data-wp-text="state.%s.%s" data-wp-bind--hidden="!state.%2$s.%3$s" hidden></p>', $class, $this->key, $name);
    }

    private function after(): string
    {
        return sprintf(
            '<div class="ringwell-form__unseen" role="status" data-wp-text="state.%1$s.said"></div>'
            . '<div class="ringwell-form__thanks" tabindex="-1" data-wp-bind--hidden="!state.%1$s.isDone" hidden><p data-wp-text="state.%1$s.thanks"></p>'
            . '<p class="ringwell-form__cancel" data-wp-bind--hidden="!state.%1$s.cancel" hidden>%2$s <a href="" data-wp-bind--href="state.%1$s.cancel">%3$s</a></p></div>',
            $this->key,
            esc_html__('Not needed any more?', 'ringwell'),
            esc_html__('Cancel', 'ringwell'),
        );
    }
}
