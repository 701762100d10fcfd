/// What the demo's rooms need of files: whole trees, and files for their owner alone.
@NullMarked
package jp.akashi.demo.files;

import org.jspecify.annotations.NullMarked;
