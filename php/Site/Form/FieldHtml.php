<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

/**
 * One field with its label and the place of its error. Directives of WordPress's Interactivity API say what the script changes
 * (src-frontend/callback/state.ts); without it they are attributes like any other.
 */
final class FieldHtml
{
    /** @param string $key of the form in the script's state */
    public function __construct(private readonly string $key)
    {
    }

    /** @param array<string, string|bool> $attributes */
    public function input(string $name, string $label, bool $isRequired, array $attributes): string
    {
        return $this->field($name, $label, $isRequired, '<input' . $this->attributes($name, $isRequired, $attributes) . '>');
    }

    public function text(string $name, string $label, bool $isRequired): string
    {
        $attributes = $this->attributes($name, $isRequired, ['rows' => '3', 'maxlength' => '1000']);

        return $this->field($name, $label, $isRequired, "<textarea{$attributes}></textarea>");
    }

    /** @param array<int, string> $options */
    public function choice(string $name, string $label, bool $isRequired, array $options): string
    {
        $html = '<option value="">' . esc_html__('Choose', 'ringwell') . '</option>';
        foreach ($options as $value => $text) {
            $html .= sprintf('<option value="%d">%s</option>', $value, esc_html($text));
        }

        return $this->field($name, $label, $isRequired, "<select{$this->attributes($name, $isRequired, [])}>{$html}</select>");
    }

    /** Times come from the server when somebody begins to fill the form in: a cached page knows none. */
    public function times(string $label, bool $isRequired): string
    {
        $select = "<select{$this->attributes('when', $isRequired, ['disabled' => true, 'data-wp-bind--disabled' => "!state.{$this->key}.hasSlots"])}>"
            . '<option value="">' . esc_html__('As soon as possible', 'ringwell') . '</option>'
            . "<template data-wp-each--slot=\"state.{$this->key}.slots\"><option data-wp-bind--value=\"context.slot.at\" data-wp-text=\"context.slot.text\"></option></template>"
            . '</select>';

        return $this->field('when', $label, $isRequired, $select, " hidden data-wp-bind--hidden=\"!state.{$this->key}.hasSlots\"");
    }

    /** @param string $html what is agreed to */
    public function tick(string $name, string $html): string
    {
        return sprintf(
            '<div class="ringwell-form__field ringwell-form__consent"><label><input%s><span>%s</span></label>%s</div>',
            $this->attributes($name, true, ['type' => 'checkbox', 'value' => '1']),
            $html,
            $this->error($name),
        );
    }

    public function error(string $name): string
    {
        return sprintf(
            '<p class="ringwell-form__error" id="%1$s-%2$s-error" data-wp-text="state.%1$s.errors.%2$s" data-wp-bind--hidden="!state.%1$s.wrong.%2$s" hidden></p>',
            $this->key,
            $name,
        );
    }

    private function field(string $name, string $label, bool $isRequired, string $control, string $more = ''): string
    {
        $optional = $isRequired ? '' : ' <span class="ringwell-form__optional">' . esc_html__('(optional)', 'ringwell') . '</span>';

        return sprintf(
            '<div class="ringwell-form__field"%s><label for="%s-%s">%s%s</label>%s%s</div>',
            $more,
            $this->key,
            $name,
            esc_html($label),
            $optional,
            $control,
            $this->error($name),
        );
    }

    /** @param array<string, string|bool> $attributes */
    private function attributes(string $name, bool $isRequired, array $attributes): string
    {
        $all = [
            'id' => "{$this->key}-{$name}",
            'name' => $name,
            'required' => $isRequired,
            'aria-describedby' => "{$this->key}-{$name}-error",
            'data-wp-bind--aria-invalid' => "state.{$this->key}.wrong.{$name}",
        ] + $attributes;
        $html = '';
        foreach ($all as $attribute => $value) {
            $html .= match ($value) {
                false => '',
                true => " {$attribute}",
                default => sprintf(' %s="%s"', $attribute, esc_attr($value)),
            };
        }

        return $html;
    }
}
