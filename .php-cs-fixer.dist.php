<?php

declare(strict_types=1);

$root = __DIR__;
$folders = array_filter(['php', 'plugin', 'demo', 'tests', 'tools'], static fn (string $folder): bool => is_dir("{$root}/{$folder}"));

return (new PhpCsFixer\Config())
    ->setFinder(PhpCsFixer\Finder::create()->in($folders)->notPath('#(^|/)e2e/plugins/#')->append([__FILE__]))
    ->setCacheFile("{$root}/.cache/php-cs-fixer")
    ->setRiskyAllowed(true)
    ->setUnsupportedPhpVersionAllowed(true)
    ->setRules([
        '@PER-CS2x0' => true,
        '@PHP8x1Migration' => true,
        'declare_strict_types' => true,
        'strict_param' => true,
        'no_unused_imports' => true,
        'ordered_imports' => ['imports_order' => ['class', 'function', 'const']],
        'single_quote' => true,
        'no_superfluous_phpdoc_tags' => ['allow_mixed' => true],
        'no_empty_phpdoc' => true,
        'phpdoc_trim' => true,
        'no_extra_blank_lines' => true,
        'not_operator_with_successor_space' => true,
        'trailing_comma_in_multiline' => ['elements' => ['arguments', 'arrays', 'match', 'parameters']],
        'final_class' => true,
        'no_useless_else' => true,
        'no_useless_return' => true,
        'self_static_accessor' => true,
        'static_lambda' => true,
        'void_return' => true,
        'logical_operators' => true,
        'no_alias_functions' => true,
        'no_php4_constructor' => true,
        'nullable_type_declaration_for_default_null_value' => true,
        'operator_linebreak' => ['only_booleans' => true],
        // Long lines are broken where it helps the reader, which a tool can't judge.
        'method_argument_space' => ['on_multiline' => 'ignore'],
        'single_line_empty_body' => false,
        'braces_position' => ['allow_single_line_empty_anonymous_classes' => true],
        'blank_line_after_opening_tag' => false,
        'function_declaration' => ['closure_fn_spacing' => 'one'],
        'concat_space' => ['spacing' => 'one'],
        'class_definition' => ['single_line' => true, 'space_before_parenthesis' => false],
    ]);
