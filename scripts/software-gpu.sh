#!/usr/bin/env bash
# A GPU in software, for tests on machines without one: SwiftShader, a Vulkan driver that comes with Debian's Chromium.
#
#   scripts/software-gpu.sh install        installs Chromium and the Vulkan loader where they are missing (Debian, Ubuntu's PPAs)
#   eval "$(scripts/software-gpu.sh env)"  points the Vulkan loader at SwiftShader in this shell
set -euo pipefail

packages=(chromium libvulkan1)

missing() {
  local package
  for package in "${packages[@]}"; do
    dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' || echo "$package"
  done
}

# A message that says what to do, and failure.
cannot() {
  echo "software-gpu: $1; tests that need a GPU or a browser will not run" >&2
  exit 1
}

install() {
  command -v dpkg-query >/dev/null || cannot "this is no Debian; install Chromium and a Vulkan loader by hand"
  local wanted
  mapfile -t wanted < <(missing)
  [ "${#wanted[@]}" -eq 0 ] && return
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || cannot "${wanted[*]} cannot be installed without root; run apt-get install ${wanted[*]}"
    root=(sudo -n)
  fi
  local log
  log=$(mktemp)
  {
    "${root[@]}" apt-get update &&
      "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${wanted[@]}"
  } >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    cannot "apt-get could not install ${wanted[*]}"
  }
  rm -f "$log"
}

environment() {
  local package driver
  for package in chromium-common chromium; do
    driver=$(dpkg -L "$package" 2>/dev/null | grep --max-count=1 '/vk_swiftshader_icd\.json$') && break
  done
  [ -n "${driver:-}" ] || cannot "Chromium's SwiftShader is not installed; run scripts/software-gpu.sh install"
  # The second is what loaders before 1.3.207 read.
  echo "export VK_DRIVER_FILES='$driver' VK_ICD_FILENAMES='$driver'"
}

case "${1:-}" in
  install) install ;;
  env) environment ;;
  *)
    echo "usage: $0 install | env" >&2
    exit 2
    ;;
esac
