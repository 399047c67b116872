<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * A rule in words: "utm_source is yandex and utm_medium is cpc, or the link has a yclid".
 *
 * @phpstan-import-type RuleArray from Source
 * @phpstan-import-type ConditionArray from Source
 */
final class RuleText
{
    /**
     * @param RuleArray                $rule
     * @param 'all'|'most'|'some'|null $breadth see RuleCheck::breadth
     */
    public static function of(array $rule, ?string $breadth = null): string
    {
        if ($rule['any'] === []) {
            return __('no rule: never recognised by itself', 'ringwell');
        }
        $text = '';
        foreach ($rule['any'] as $group) {
            $more = self::group($group['all']);
            /* translators: 1, 2: groups of conditions, "utm_source is yandex and utm_medium is cpc, or the link has a yclid" */
            $text = $text === '' ? $more : sprintf(__('%1$s, or %2$s', 'ringwell'), $text, $more);
        }

        return match ($breadth) {
            /* translators: %s: a rule in words */
            'all', 'most' => sprintf(__('%s (careful: this fits nearly every visitor)', 'ringwell'), $text),
            default => $text,
        };
    }

    /** @param list<ConditionArray> $conditions */
    public static function group(array $conditions): string
    {
        $text = '';
        foreach ($conditions as $condition) {
            $more = self::condition(Condition::of($condition));
            /* translators: 1, 2: conditions, "utm_source is yandex and utm_medium is cpc" */
            $text = $text === '' ? $more : sprintf(__('%1$s and %2$s', 'ringwell'), $text, $more);
        }

        return $text;
    }

    public static function condition(Condition $condition): string
    {
        if ($condition->field === 'referrer_kind') {
            return self::kinds($condition);
        }
        $subject = self::subject($condition);
        $values = implode(', ', $condition->op === 'one_of' ? $condition->values() : [$condition->value]);

        return match ($condition->op) {
            'present' => self::present($condition),
            'absent' => self::absent($condition),
            /* translators: 1: name of a parameter, "the referring site", "the page" or "the site"; 2: value */
            'is_not' => sprintf(__('%1$s is not %2$s', 'ringwell'), $subject, $values),
            /* translators: 1: name of a parameter, "the referring site", "the page" or "the site"; 2: value */
            'contains' => sprintf(__('%1$s contains %2$s', 'ringwell'), $subject, $values),
            /* translators: 1: name of a parameter, "the referring site", "the page" or "the site"; 2: value */
            'starts_with' => sprintf(__('%1$s begins with %2$s', 'ringwell'), $subject, $values),
            /* translators: 1: name of a parameter, "the referring site", "the page" or "the site"; 2: value */
            'ends_with' => sprintf(__('%1$s ends with %2$s', 'ringwell'), $subject, $values),
            /* translators: 1: name of a parameter, "the referring site", "the page" or "the site"; 2: values separated by commas */
            'one_of' => sprintf(__('%1$s is one of %2$s', 'ringwell'), $subject, $values),
            /* translators: 1: name of a parameter, "the referring site", "the page" or "the site"; 2: value */
            default => sprintf(__('%1$s is %2$s', 'ringwell'), $subject, $values),
        };
    }

    /** What a visitor's referrer can be, as a noun. */
    public static function kind(string $kind): string
    {
        return match ($kind) {
            'search' => __('search results', 'ringwell'),
            'social' => __('a social network', 'ringwell'),
            'site' => __('another site', 'ringwell'),
            'none' => __('no other site', 'ringwell'),
            default => $kind,
        };
    }

    private static function kinds(Condition $condition): string
    {
        $text = '';
        foreach ($condition->op === 'one_of' ? $condition->values() : [$condition->value] as $kind) {
            $kind = self::origin(Text::fold($kind));
            /* translators: 1, 2: where visitors came from: "search results", "a social network", "another site", "no other site" */
            $text = $text === '' ? $kind : sprintf(__('%1$s or %2$s', 'ringwell'), $text, $kind);
        }

        return $condition->op === 'is_not'
            /* translators: %s: "search results", "a social network", "another site", "no other site" */
            ? sprintf(__('the visitor did not come from %s', 'ringwell'), $text)
            /* translators: %s: "search results", "a social network", "another site", "no other site", or several of them */
            : sprintf(__('the visitor came from %s', 'ringwell'), $text);
    }

    /** The same within "came from …", which other languages say by another case of the noun. */
    private static function origin(string $kind): string
    {
        return match ($kind) {
            'search' => _x('search results', 'the visitor came from …', 'ringwell'),
            'social' => _x('a social network', 'the visitor came from …', 'ringwell'),
            'site' => _x('another site', 'the visitor came from …', 'ringwell'),
            'none' => _x('no other site', 'the visitor came from …', 'ringwell'),
            default => $kind,
        };
    }

    private static function subject(Condition $condition): string
    {
        return match ($condition->field) {
            'referrer_host' => __('the referring site', 'ringwell'),
            'landing_path' => __('the page', 'ringwell'),
            'landing_host' => __('the site', 'ringwell'),
            /* translators: %s: name of a parameter in a link */
            'param' => sprintf(__('the parameter %s', 'ringwell'), $condition->name),
            default => $condition->field,
        };
    }

    private static function present(Condition $condition): string
    {
        return match (true) {
            $condition->field === 'referrer_host' => __('the visitor came from another site', 'ringwell'),
            /* translators: %s: name of a parameter in a link */
            $condition->field === 'param' => sprintf(__('the link has the parameter %s', 'ringwell'), $condition->name),
            /* translators: %s: name of a parameter in a link whose English article is "an", "fbclid" */
            preg_match('~^[fm]~', $condition->field) === 1 => sprintf(__('the link has an %s', 'ringwell'), $condition->field),
            /* translators: %s: name of a parameter in a link, "yclid" */
            default => sprintf(__('the link has a %s', 'ringwell'), $condition->field),
        };
    }

    private static function absent(Condition $condition): string
    {
        return match ($condition->field) {
            'referrer_host' => __('the visitor came from no other site', 'ringwell'),
            /* translators: %s: name of a parameter in a link */
            'param' => sprintf(__('the link has no parameter %s', 'ringwell'), $condition->name),
            /* translators: %s: name of a parameter in a link, "yclid" */
            default => sprintf(__('the link has no %s', 'ringwell'), $condition->field),
        };
    }
}
