/// How the gateway grows: a register of a million residents and their doses, brought in through the public feeds.
///
/// Every row is a function of its person's index, so that whoever loads again sends the very same files.
package jp.akashi.load.growth;
