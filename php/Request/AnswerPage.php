<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;

/** What a browser without scripts is answered: a small page of its own, thanks or the form again with all that was typed. */
final class AnswerPage
{
    private const STYLE = 'body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1e1e1e;background:#fff}'
        . 'main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.5rem;line-height:1.25}'
        . 'label,.label{display:block;margin:1rem 0 .25rem;font-weight:600}'
        . 'input:not([type=checkbox]),textarea,select{box-sizing:border-box;width:100%;padding:.625rem;font:inherit;color:inherit;background:#fff;border:1px solid #757575;border-radius:.25rem}'
        . 'input[type=tel]{direction:ltr}[dir=rtl] input[type=tel]{text-align:end}'
        . '.tick label{display:flex;gap:.625rem;font-weight:400}.tick input{flex:none;width:1.25rem;height:1.25rem;margin:.125rem 0 0}'
        . '[aria-invalid]{border:2px solid #b32d2e!important}.error{margin:.25rem 0 0;color:#b32d2e}'
        . 'button{margin-top:1.25rem;padding:.75rem 1.5rem;font:inherit;font-weight:600;color:#fff;background:#1e1e1e;border:0;border-radius:.25rem;cursor:pointer}'
        . '.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}';

    /** @param string $back address of the page that it came from, of this site; '' where it is not known */
    public function __construct(private readonly FormText $text, private readonly Form $form, private readonly string $back)
    {
    }

    /** @param string $thanks plain text */
    public function thanks(string $thanks, string $cancel): string
    {
        $more = $cancel === '' ? '' : sprintf(
            '<p>%s <a href="%s">%s</a></p>',
            esc_html__('Not needed any more?', 'ringwell'),
            esc_url($cancel),
            esc_html__('Cancel', 'ringwell'),
        );

        return $this->page($this->text->title(), '<p role="status">' . nl2br(esc_html($thanks), false) . '</p>' . $more . $this->way());
    }

    /**
     * @param array<string, string> $faults   field => what is wrong, in words
     * @param string                $trouble  what is wrong with the whole, '' nothing
     * @param array<int, Branch>    $branches to choose from
     * @param string                $policy   address of the policy, '' for none
     */
    public function again(Sent $sent, array $faults, string $trouble, array $branches, string $policy, string $config, string $action): string
    {
        $form = $this->form;
        $summary = $trouble !== '' ? $trouble : __('Look at what is marked below.', 'ringwell');
        $asked = array_filter(Form::FIELDS, $form->asks(...));
        $fields = [
            $this->input('phone', $sent->phone, $faults, 'type="tel" inputmode="tel" autocomplete="tel" maxlength="100"', true),
            ...array_map(fn (string $name): string => $this->field($name, $sent, $faults, $branches), $asked),
            $this->tick($sent, $faults, $policy),
        ];

        return $this->page(
            $this->text->title(),
            '<p class="error" role="alert">' . esc_html($summary) . '</p>'
            . sprintf('<form method="post" action="%s" accept-charset="utf-8">', esc_url($action))
            . implode('', $fields)
            . sprintf('<input type="hidden" name="form" value="%d"><input type="hidden" name="config" value="%s">', $form->id, esc_attr($config))
            . '<div class="unseen" aria-hidden="true"><label>' . esc_html__('Leave this empty', 'ringwell')
            . sprintf('<input type="text" name="website" value="%s" tabindex="-1" autocomplete="off"></label></div>', esc_attr(mb_substr($sent->trap, 0, 200)))
            . '<button type="submit">' . esc_html($this->text->button()) . '</button></form>' . $this->way(),
        );
    }

    /** @param string $body HTML */
    private function page(string $title, string $body): string
    {
        return '<!doctype html><html ' . get_language_attributes() . '><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
            . '<meta name="robots" content="noindex"><title>' . esc_html($title . ' – ' . get_bloginfo('name')) . '</title><style>' . self::STYLE . '</style></head>'
            . '<body><main><h1>' . esc_html($title) . '</h1>' . $body . '</main></body></html>';
    }

    private function way(): string
    {
        return sprintf('<p><a href="%s">%s</a></p>', esc_url($this->back === '' ? home_url('/') : $this->back), esc_html__('Back to the page', 'ringwell'));
    }

    /**
     * @param array<string, string> $faults
     * @param array<int, Branch>    $branches
     */
    private function field(string $name, Sent $sent, array $faults, array $branches): string
    {
        return match ($name) {
            'name' => $this->input($name, $sent->name, $faults, 'type="text" autocomplete="name" maxlength="100"', $this->form->requires($name)),
            'branch' => count($branches) > 1 ? $this->choice($sent, $branches, $faults) : '',
            'when' => $this->input($name, substr($sent->when, 0, 16), $faults, 'type="datetime-local" step="1800"', false),
            'comment' => $this->comment($sent, $faults),
            default => '',
        };
    }

    /** @param array<string, string> $faults */
    private function input(string $name, string $value, array $faults, string $attributes, bool $isRequired): string
    {
        return $this->label($name, $isRequired)
            . sprintf('<input id="%1$s" name="%1$s" value="%2$s" %3$s%4$s>', $name, esc_attr($value), $attributes, $this->state($name, $faults, $isRequired))
            . $this->error($name, $faults);
    }

    /** @param array<string, string> $faults */
    private function comment(Sent $sent, array $faults): string
    {
        $isRequired = $this->form->requires('comment');

        return $this->label('comment', $isRequired)
            . sprintf('<textarea id="comment" name="comment" rows="4"%s>%s</textarea>', $this->state('comment', $faults, $isRequired), "\n" . esc_textarea($sent->comment))
            . $this->error('comment', $faults);
    }

    /**
     * @param array<int, Branch>    $branches
     * @param array<string, string> $faults
     */
    private function choice(Sent $sent, array $branches, array $faults): string
    {
        $isRequired = $this->form->requires('branch');
        $options = '<option value="">' . esc_html__('Choose', 'ringwell') . '</option>';
        foreach ($branches as $branch) {
            $options .= sprintf('<option value="%d"%s>%s</option>', $branch->id, $branch->id === $sent->branch ? ' selected' : '', esc_html($branch->name));
        }

        return $this->label('branch', $isRequired) . sprintf('<select id="branch" name="branch"%s>%s</select>', $this->state('branch', $faults, $isRequired), $options) . $this->error('branch', $faults);
    }

    /** @param array<string, string> $faults */
    private function tick(Sent $sent, array $faults, string $policy): string
    {
        [$before, $link, $after] = array_map(esc_html(...), $this->text->consentParts());
        $link = $link === '' || $policy === '' ? $link : sprintf('<a href="%s" target="_blank" rel="noopener">%s</a>', esc_url($policy), $link);

        return sprintf('<div class="tick"><label><input type="checkbox" name="agreed" value="1"%s%s><span>', $sent->hasAgreed ? ' checked' : '', $this->state('agreed', $faults, true))
            . "{$before}{$link}{$after}</span></label>" . $this->error('agreed', $faults) . '</div>';
    }

    private function label(string $name, bool $isRequired): string
    {
        return sprintf('<label for="%s">%s%s</label>', $name, esc_html($this->text->label($name)), $isRequired ? '' : ' ' . esc_html__('(optional)', 'ringwell'));
    }

    /** @param array<string, string> $faults */
    private function state(string $name, array $faults, bool $isRequired): string
    {
        return ($isRequired ? ' required' : '') . (isset($faults[$name]) ? " aria-invalid=\"true\" aria-describedby=\"{$name}-error\"" : '');
    }

    /** @param array<string, string> $faults */
    private function error(string $name, array $faults): string
    {
        return isset($faults[$name]) ? sprintf('<p class="error" id="%s-error">%s</p>', $name, esc_html($faults[$name])) : '';
    }
}
